// Which health check the Azure provider makes for a port.
import { annotationAt, fieldAt, portAt, type Service, type ServicePort } from '../../service.ts';
import type { HealthCheck, Where } from '../../types.ts';
import { parseInteger, sameFold } from '../../words.ts';
import {
	annotation,
	greatest,
	isOn,
	isRefusal,
	numberIn,
	ofPort,
	type Refusal,
	sharedProbe,
	sharesProbe,
} from './settings.ts';

/** A check, and what decided it. */
export interface Probe {
	readonly check: HealthCheck | null;
	readonly at?: Where;
}

/** A check that all ports have in common, which one port's own settings may replace (`ofKubeProxy` never is). */
export interface CommonProbe extends Probe {
	readonly ofKubeProxy: boolean;
}

/** The node port of a port: `nodePort` where the API server chooses it, 0 where none is allotted. */
export function nodePortOf({ allocatesNodePorts }: Service, { nodePort }: ServicePort): string {
	if (nodePort !== null) return String(nodePort);
	return allocatesNodePorts ? 'nodePort' : '0';
}

/** The check that all ports have in common; null where each has its own. */
export function commonProbe(
	service: Service,
	settings: { readonly [name: string]: string },
): CommonProbe | Refusal | null {
	if (service.policy === 'Local') {
		// kube-proxy's port would get a PROXY header, so the provider asks node ports instead. Here blanks around the words do count.
		if (isOn(service, annotation.link) && isOn(service, annotation.linkProxy)) return null;
		const wrong = rhythmOf(service, service.healthCheckNodePort ?? 0);
		return (
			wrong ?? {
				ofKubeProxy: false,
				check: { protocol: 'http', port: 'healthCheckNodePort', path: '/healthz' },
				at: fieldAt(service.object, 'spec', 'externalTrafficPolicy'),
			}
		);
	}
	if (!sharesProbe(settings)) return null;
	return { ofKubeProxy: true, check: { protocol: 'http', ...sharedProbe(settings) } };
}

/** The check of one port. */
export function probeOf(service: Service, port: ServicePort, common: CommonProbe | null): Probe | Refusal {
	const off = ofPort(port.port, 'no_probe_rule');
	if (isOn(service, off)) return { check: null, at: annotationAt(service.object, off) };
	return ownProbe(service, port, common) ?? common ?? { check: null };
}

/** The check that a port has for itself; null where it has none. */
export function ownProbe(
	service: Service,
	port: ServicePort,
	common: CommonProbe | null,
): Probe | Refusal | null {
	if (common?.ofKubeProxy || port.protocol !== 'TCP') return null;
	const portName = ofPort(port.port, 'health-probe_port');
	const named = service.annotations[portName];
	if (named === undefined && common !== null) return null;
	const target = named === undefined ? nodePortOf(service, port) : probedPort(service, named);
	if (target === null)
		return {
			refusal: `a health check must go to a port of the Service, by name or number, or to a number up to 65535, and ${portName} says ${JSON.stringify(named)}`,
			at: annotationAt(service.object, portName),
		};
	const wrong = rhythmOf(service, port.port);
	if (wrong) return wrong;
	const { protocol, at } = protocolOf(service, port);
	const decided = named === undefined ? at : annotationAt(service.object, portName);
	return {
		check: { protocol, port: target, path: protocol === 'tcp' ? null : pathOf(service, port) },
		...(decided ? { at: decided } : {}),
	};
}

/** The port that an annotation means: a port of the Service stands for its node port. Null: refused. */
function probedPort(service: Service, word: string): string | null {
	const number = parseInteger(word);
	const byName = service.ports.filter(({ name }) => sameFold(name, word)).at(-1);
	if (number === null) return byName ? nodePortOf(service, byName) : null;
	if (number < 0 || number > 65535) return null;
	const byNumber = service.ports.find(({ port }) => port === number);
	return byNumber ? nodePortOf(service, byNumber) : String(number);
}

/** Protocol of the check, and what says so: the port's own annotation, its appProtocol, then the annotation for all ports. */
export function protocolOf(
	{ annotations, object }: Service,
	port: ServicePort,
): { readonly protocol: string; readonly word?: string; readonly at?: Where } {
	const own = ofPort(port.port, 'health-probe_protocol');
	const candidates: readonly (readonly [string | undefined, Where])[] = [
		[annotations[own], annotationAt(object, own)],
		[port.appProtocol, portAt(object, port, 'appProtocol')],
		[annotations[annotation.probeProtocol], annotationAt(object, annotation.probeProtocol)],
	];
	for (const [word, at] of candidates)
		if (word !== undefined) {
			const plain = word.trim().toLowerCase();
			return { protocol: plain === 'http' || plain === 'https' ? plain : 'tcp', word, at };
		}
	return { protocol: 'tcp' };
}

function pathOf({ annotations }: Service, { port }: ServicePort): string {
	return annotations[ofPort(port, 'health-probe_request-path')] ?? annotations[annotation.probePath] ?? '/';
}

/** What is wrong with the interval and the number of checks: at least 5 seconds, at least 2 of them, together below 120 seconds. */
function rhythmOf(service: Service, port: number): Refusal | null {
	const of = (setting: string, all: string, least: number, what: string) => {
		const own = ofPort(port, setting);
		return numberIn(service, service.annotations[own] === undefined ? all : own, [least, greatest], what);
	};
	const count = of('health-probe_num-of-probe', annotation.probeCount, 2, 'the number of health checks');
	if (isRefusal(count)) return count;
	const interval = of('health-probe_interval', annotation.probeInterval, 5, 'the interval of health checks');
	if (isRefusal(interval)) return interval;
	if ((count ?? 2) * (interval ?? 5) < 120) return null;
	return {
		refusal: 'the interval of health checks times their number must be below 120 seconds',
		at: annotationAt(
			service.object,
			interval === undefined ? annotation.probeCount : annotation.probeInterval,
		),
	};
}
