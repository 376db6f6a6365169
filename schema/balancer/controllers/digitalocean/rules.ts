// What a DigitalOcean balancer speaks on each port.
import type { Service, ServicePort } from '../../service.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { type LbType, names } from './settings.ts';

/** What clients speak, and what the balancer speaks to its targets. */
export interface Rule {
	readonly port: ServicePort;
	readonly frontend: string;
	readonly backend: string;
	/** The annotation that decided, where one did. */
	readonly by: string | null;
}

/** The ports that an annotation lists; null where it lists something else. Blanks are not taken off. */
export function listedPorts({ annotations }: Service, name: string): readonly number[] | null {
	const value = annotations[name];
	if (value === undefined) return [];
	const numbers = value.split(',').map(parseInteger);
	return numbers.every((one) => one !== null) ? numbers : null;
}

/** Where the certificate comes from; undefined for none. */
export function certificateBy({ annotations }: Service): string | undefined {
	return [names.certificateId, names.certificateName].find((name) => annotations[name]);
}

/** Whether TLS goes through; a word that is no boolean counts as false. */
export function passesThrough({ annotations }: Service): boolean {
	return parseBool(annotations[names.passthrough] ?? 'false') ?? false;
}

/** The rules of a balancer, as far as its settings can be read. */
export function rulesOf(service: Service, type: LbType): readonly Rule[] {
	if (type === 'REGIONAL_NETWORK')
		return service.ports.map((port) => {
			const protocol = port.protocol === 'UDP' ? 'udp' : 'tcp';
			return { port, frontend: protocol, backend: protocol, by: null };
		});
	return [...service.ports.map((port) => regional(service, port)), ...quic(service)];
}

function regional(service: Service, port: ServicePort): Rule {
	const { protocol, by } = protocolOf(service, port);
	if (protocol !== 'https' && protocol !== 'http2')
		return { port, frontend: protocol, backend: protocol, by };
	return passesThrough(service)
		? { port, frontend: `${protocol} (pass-through)`, backend: protocol, by }
		: { port, frontend: protocol, backend: 'http', by };
}

/** What a port speaks: UDP stays; the last list that names the port wins; a certificate alone means port 443. */
export function protocolOf(service: Service, port: ServicePort): { protocol: string; by: string | null } {
	if (port.protocol === 'UDP') return { protocol: 'udp', by: null };
	const lists = (name: string) => listedPorts(service, name) ?? [];
	if (lists(names.http2Ports).includes(port.port)) return { protocol: 'http2', by: names.http2Ports };
	if (lists(names.tlsPorts).includes(port.port)) return { protocol: 'https', by: names.tlsPorts };
	const secured = certificateBy(service) ?? (passesThrough(service) ? names.passthrough : undefined);
	const unlisted = lists(names.tlsPorts).length === 0 && !lists(names.http2Ports).includes(443);
	if (secured && unlisted && port.port === 443) return { protocol: 'https', by: secured };
	if (lists(names.httpPorts).includes(port.port)) return { protocol: 'http', by: names.httpPorts };
	const word = service.annotations[names.protocol];
	return word === undefined ? { protocol: 'tcp', by: null } : { protocol: word, by: names.protocol };
}

/** The port that serves HTTP/3 beside HTTPS; null where none is asked for, undefined where the number cannot be read. */
export function http3Port({ annotations }: Service): number | null | undefined {
	const word = annotations[names.http3Port];
	if (word === undefined) return null;
	const number = parseInteger(word);
	if (number === null) return undefined;
	return number === -1 ? null : number;
}

function quic(service: Service): Rule[] {
	const wanted = http3Port(service);
	const port = service.ports.find((one) => one.port === wanted);
	return port ? [{ port, frontend: 'http3', backend: 'http', by: names.http3Port }] : [];
}
