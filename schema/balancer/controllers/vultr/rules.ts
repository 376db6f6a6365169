// What a Vultr load balancer speaks on each port. The protocol of the Service's port is not looked at.
import { checkedNodePort, checkedNumber, targetOf } from '../../cloud.ts';
import { annotationAt, type Service, type ServicePort } from '../../service.ts';
import type { BalancerPort, HealthCheck, Where } from '../../types.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { checks, names } from './settings.ts';

/** The ports that end HTTPS; null where the list cannot be read. Blanks are not taken off. */
export function httpsPorts({ annotations }: Service): readonly number[] | null {
	const value = annotations[names.httpsPorts];
	if (value === undefined) return [];
	const numbers = value.split(',').map(parseInteger);
	return numbers.every((one) => one !== null) ? numbers : null;
}

/** Whether TLS goes through; a word that is no boolean counts as false. */
export function passesThrough({ annotations }: Service): boolean {
	return parseBool(annotations[names.passThrough] ?? 'false') ?? false;
}

/** Whether PROXY is on; a word that is no boolean counts as false. */
export function isProxied({ annotations }: Service): boolean {
	return parseBool(annotations[names.proxyProtocol] ?? 'false') ?? false;
}

/** What clients speak: the annotation's word as it is, without a look at its case. */
export function frontendOf(service: Service, port: ServicePort): { protocol: string; by: string | null } {
	const { annotations } = service;
	if (httpsPorts(service)?.includes(port.port))
		return { protocol: passesThrough(service) ? 'tcp' : 'https', by: names.httpsPorts };
	const word = annotations[names.protocol];
	return word === undefined ? { protocol: 'tcp', by: null } : { protocol: word, by: names.protocol };
}

/** What the balancer speaks to its targets: what is asked for, as far as it fits what clients speak. */
export function backendOf({ annotations }: Service, frontend: string): string {
	const word = annotations[names.backendProtocol]?.toLowerCase() ?? '';
	const asked = ['http', 'https', 'tcp', 'udp'].includes(word) ? word : '';
	if (frontend === 'udp' || frontend === 'tcp') return frontend;
	const http = asked === 'http' || asked === 'https';
	if (frontend === 'http' || frontend === 'https') return http ? asked : frontend;
	return asked || frontend;
}

/** What the check asks by: TCP, or HTTP where a path is given. */
export function checkProtocolOf({ annotations }: Service): string {
	return annotations[checks.protocol]?.toLowerCase() || (annotations[checks.path] ? 'http' : 'tcp');
}

function checkOf(service: Service, port: ServicePort): HealthCheck {
	const { annotations, ports } = service;
	const number = parseInteger(annotations[checks.port] ?? '');
	return {
		protocol: checkProtocolOf(service),
		port:
			number === null
				? checkedNodePort(service, port, ports[0] ?? port)
				: checkedNumber(service, port, number),
		path: annotations[checks.path] || null,
	};
}

/** The rule for a port. */
export function portOf(service: Service, port: ServicePort): BalancerPort {
	const { annotations, object } = service;
	const { protocol, by } = frontendOf(service, port);
	const decided = (name: string | null): Where | null =>
		name !== null && annotations[name] !== undefined ? annotationAt(object, name) : null;
	const [frontend, backend, proxy, check] = [
		decided(by),
		decided(names.backendProtocol) ?? decided(by),
		decided(names.proxyProtocol),
		decided(checks.protocol) ?? decided(checks.port) ?? decided(checks.path),
	];
	return {
		port: port.port,
		frontend: protocol,
		backend: backendOf(service, protocol),
		proxyProtocol: isProxied(service) ? 1 : 0,
		targets: 'nodes',
		targetPort: targetOf(service, port),
		keepsClientAddress: null,
		healthCheck: checkOf(service, port),
		decidedBy: {
			...(frontend ? { frontend } : {}),
			...(backend ? { backend } : {}),
			...(proxy ? { proxyProtocol: proxy } : {}),
			...(check ? { healthCheck: check } : {}),
		},
	};
}
