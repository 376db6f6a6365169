// A listener of a Hetzner load balancer, and its health check.
import { checkedNumber, targetOf } from '../../cloud.ts';
import { annotationAt, type Service, type ServicePort } from '../../service.ts';
import type { BalancerPort, HealthCheck, Where } from '../../types.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { checks, names, protocolOf } from './settings.ts';

/** Environment variables of the controller. */
export type Settings = { readonly [name: string]: string };

/** The listener of a TCP port. */
export function portOf(service: Service, port: ServicePort, settings: Settings): BalancerPort {
	const { annotations, object } = service;
	const protocol = frontendOf(service);
	const word = annotations[names.proxyProtocol] ?? settings.HCLOUD_LOAD_BALANCERS_USES_PROXYPROTOCOL;
	const decided = (name: string): Where | undefined =>
		annotations[name] === undefined ? undefined : annotationAt(object, name);
	const [byProtocol, byProxy, byCheck] = [
		decided(names.protocol),
		decided(names.proxyProtocol),
		decided(checks.protocol) ?? decided(checks.port),
	];
	return {
		port: port.port,
		frontend: protocol,
		backend: protocol === 'tcp' ? 'tcp' : 'http',
		proxyProtocol: parseBool(word ?? 'false') ? 1 : 0,
		targets: 'nodes',
		targetPort: targetOf(service, port),
		keepsClientAddress: null,
		healthCheck: checkOf(service, port, settings),
		decidedBy: {
			...(byProtocol ? { frontend: byProtocol, backend: byProtocol } : {}),
			...(byProxy ? { proxyProtocol: byProxy } : {}),
			...(byCheck ? { healthCheck: byCheck } : {}),
		},
	};
}

/** What clients speak, for every port alike. */
export function frontendOf({ annotations }: Service): 'tcp' | 'http' | 'https' {
	return protocolOf(annotations[names.protocol] ?? 'tcp') ?? 'tcp';
}

/** TCP, unless something is said of the check: then what is said, and else what the listener speaks. */
export function checkProtocolOf(service: Service, settings: Settings): 'tcp' | 'http' | 'https' {
	const { annotations } = service;
	const asked = annotations[checks.protocol];
	if (asked !== undefined) return protocolOf(asked) ?? 'tcp';
	const said = [checks.port, checks.interval, checks.timeout, checks.retries].some(
		(name) => annotations[name] !== undefined,
	);
	return said || hasDefaults(settings) ? frontendOf(service) : 'tcp';
}

function hasDefaults(settings: Settings): boolean {
	const words = ['INTERVAL', 'TIMEOUT', 'RETRIES'].map(
		(name) => settings[`HCLOUD_LOAD_BALANCERS_HEALTH_CHECK_${name}`],
	);
	return words.some((word) => word !== undefined && !/^0*[a-z]*$/.test(word));
}

function checkOf(service: Service, port: ServicePort, settings: Settings): HealthCheck {
	const { annotations } = service;
	const protocol = checkProtocolOf(service, settings);
	const number = parseInteger(annotations[checks.port] ?? '');
	return {
		protocol,
		port: number === null ? 'traffic' : checkedNumber(service, port, number),
		path: protocol === 'tcp' ? null : annotations[checks.path] || null,
	};
}
