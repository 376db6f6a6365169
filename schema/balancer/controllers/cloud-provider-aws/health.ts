// Health checks: those of an NLB's target groups, and the one check of a Classic ELB.
import type { Service } from '../../service.ts';
import type { HealthCheck } from '../../types.ts';
import { isInteger32, parseInteger } from '../../words.ts';
import { annotationRefusal, names, type Refusal, type Settings } from './names.ts';

/** The check of an NLB's target groups. */
export interface NlbCheck extends HealthCheck {
	/** A change of it makes a new target group. */
	readonly interval: number;
}

const trafficPort = 'traffic-port';

/** Whether something is a refusal. */
export function isRefusal(value: object): value is Refusal {
	return 'message' in value;
}

/** The check on kube-proxy that a cluster may use for all Services that are not Local; null where each Service is asked. */
function sharedProbe({ policy }: Service, settings: Settings): HealthCheck | null {
	const mode = settings.clusterServiceLoadBalancerHealthProbeMode ?? settings.healthProbeMode;
	if (mode !== 'Shared' || policy === 'Local') return null;
	return {
		protocol: 'http',
		port: settings.clusterServiceSharedLoadBalancerHealthProbePort || '10256',
		path: settings.clusterServiceSharedLoadBalancerHealthProbePath || '/healthz',
	};
}

/** The check of an NLB, or why its settings are refused. */
export function nlbCheck(service: Service, settings: Settings): NlbCheck | Refusal {
	const { annotations, policy } = service;
	const local = policy === 'Local';
	const word = annotations[names.checkProtocol];
	const protocol = (word ?? (local ? 'http' : 'tcp')).toLowerCase();
	if (!['tcp', 'http', 'https'].includes(protocol))
		return annotationRefusal(
			names.checkProtocol,
			`the health check of an NLB speaks tcp, http or https, not ${JSON.stringify(word)}`,
		);
	const path = protocol === 'tcp' ? null : (annotations[names.checkPath] ?? (local ? '/healthz' : '/'));
	const wrong = wrongNumber(service);
	if (wrong) return wrong;
	const interval = parseInteger(annotations[names.checkInterval] ?? (local ? '10' : '30')) ?? 0;
	const shared = sharedProbe(service, settings);
	if (shared) return { ...shared, interval };
	const port = checkPort(service);
	return typeof port === 'string' ? { protocol, port, path, interval } : port;
}

/** The port that the check of an NLB asks, or why it is refused. */
function checkPort({ annotations, policy }: Service): string | Refusal {
	const port = annotations[names.checkPort];
	if (port === undefined) return policy === 'Local' ? 'healthCheckNodePort' : 'traffic';
	if (port === trafficPort) return 'traffic';
	if (parseInteger(port) !== null) return port;
	return annotationRefusal(
		names.checkPort,
		`the health check port of an NLB is a number or ${trafficPort}, not ${JSON.stringify(port)}`,
	);
}

const numbers = [
	names.checkInterval,
	names.checkTimeout,
	names.healthyThreshold,
	names.unhealthyThreshold,
] as const;

function wrongNumber({ annotations }: Service): Refusal | null {
	const wrong = numbers.find(
		(name) => annotations[name] !== undefined && parseInteger(annotations[name]) === null,
	);
	return wrong === undefined ? null : annotationRefusal(wrong, `${wrong} must be a whole number`);
}

/** The one check of a Classic ELB, on the first port's node port, or why its settings are refused. */
export function classicCheck(service: Service, settings: Settings): HealthCheck | Refusal {
	const { annotations, ports, allocatesNodePorts } = service;
	const first = ports.find(({ nodePort }) => allocatesNodePorts || nodePort !== null) ?? ports[0];
	const firstPort = String(first?.nodePort ?? 'nodePort');
	const fallback = classicDefault(service, settings, firstPort);
	const protocol = annotations[names.checkProtocol] ?? fallback.protocol;
	const given = annotations[names.checkPort];
	const number = given === undefined || given === trafficPort ? null : parseInteger(given);
	if (given !== undefined && given !== trafficPort && number === null)
		return annotationRefusal(
			names.checkPort,
			`the health check port of a Classic ELB is a number or ${trafficPort}, not ${JSON.stringify(given)}`,
		);
	const wrong = wrongNumber(service) ?? tooSmall(service);
	if (wrong) return wrong;
	const asked = ['HTTP', 'HTTPS'].includes(protocol.toUpperCase());
	return {
		protocol: protocol.toLowerCase(),
		port: number === null ? fallback.port : String(number),
		path: asked ? annotations[names.checkPath] || fallback.path || '/' : null,
	};
}

function classicDefault(service: Service, settings: Settings, firstPort: string): HealthCheck {
	const { annotations, policy } = service;
	if (policy === 'Local')
		return {
			protocol: 'http',
			port: annotations[names.checkPort] === trafficPort ? firstPort : 'healthCheckNodePort',
			path: '/healthz',
		};
	const backend = (annotations[names.backendProtocol] ?? '').toLowerCase();
	const protocol = backend === 'https' || backend === 'ssl' ? 'ssl' : 'tcp';
	return sharedProbe(service, settings) ?? { protocol, port: firstPort, path: null };
}

/** A Classic ELB asks at least every 5 seconds, and the other numbers are 2 or more. */
function tooSmall({ annotations }: Service): Refusal | null {
	const least = (name: string) => (name === names.checkInterval ? 5 : 2);
	const wrong = numbers.find((name) => {
		const value = annotations[name];
		// A number beyond 32 bits is cut off, and comes out as another.
		return value !== undefined && (!isInteger32(value) || Number(value) < least(name));
	});
	return wrong === undefined ? null : annotationRefusal(wrong, `${wrong} must be at least ${least(wrong)}`);
}
