// The listeners of an NLB: what each port speaks to clients and to its targets.
import { fieldAt, type Service, type ServicePort } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { checkActions } from './service-actions.ts';
import { names, pairsOf, Refused, refuse, wordOf, wordsOf } from './service-annotations.ts';
import type { ServiceFront } from './service-front.ts';
import type { Settings } from './service-settings.ts';
import { type TargetGroup, targetGroupOf } from './service-target-group.ts';

export interface Listener {
	readonly port: ServicePort;
	/** `tcp`, `tls`, `udp`, `tcp_udp`, `quic`, `tcp_quic`. */
	readonly protocol: string;
	readonly group: TargetGroup;
}

/** The listeners of a Service; of two ports with one number only the first is heard, unless they are joined. */
export function listenersOf(
	service: Service,
	settings: Settings,
	front: ServiceFront,
	cluster: Cluster,
): readonly Listener[] {
	const joined = joinedPorts(service, settings);
	checkTlsPorts(service);
	const listeners = new Map<number, Listener>();
	for (const port of service.ports) {
		const first = listeners.get(port.port);
		if (first !== undefined && joined !== null) continue;
		const protocol = protocolOf(service, port, joined?.has(port.port) ?? false);
		const groupProtocol = first?.group.protocol ?? groupProtocolOf(service, port, protocol);
		const group = first?.group ?? targetGroupOf(service, service, port, groupProtocol, settings, front);
		checkActions({ service, port, protocol, settings, front, cluster });
		checkAlpn(service, protocol);
		pairsOf(service, `${names.listenerAttributes}.${protocol.toUpperCase()}-${port.port}`);
		if (first === undefined) listeners.set(port.port, { port, protocol, group });
	}
	return [...listeners.values()];
}

/** The numbers of ports that listen for TCP and UDP at once; null where ports are not joined. */
function joinedPorts(service: Service, settings: Settings): ReadonlySet<number> | null {
	// Another word than true or false counts as none here.
	const asked = parseBool(wordOf(service, names.tcpUdpListener) ?? '');
	if (!(asked ?? settings.gate('EnableTCPUDPListener'))) return null;
	const numbers = service.ports.map(({ port }) => port);
	const twice = new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index));
	for (const number of twice) {
		const protocols = service.ports.filter(({ port }) => port === number).map(({ protocol }) => protocol);
		if (protocols.toSorted().join() !== 'TCP,UDP')
			throw new Refused(
				`port ${number} can be joined only if it exists once for TCP and once for UDP`,
				fieldAt(service.object, 'spec', 'ports'),
			);
	}
	return twice;
}

function checkTlsPorts(service: Service): void {
	const unused = wordsOf(service, names.sslPorts)?.find(
		(one) => !service.ports.some(({ name, port }) => one === name || one === String(port)),
	);
	if (unused !== undefined)
		refuse(service, names.sslPorts, `${names.sslPorts} names no port of the Service: ${unused}`);
}

function protocolOf(service: Service, port: ServicePort, joined: boolean): string {
	const lists = (list: readonly string[]) => list.includes(port.name) || list.includes(String(port.port));
	const plain = joined ? 'tcp_udp' : port.protocol.toLowerCase();
	const tlsPorts = wordsOf(service, names.sslPorts) ?? [];
	const hasTls = plain !== 'udp' && plain !== 'tcp_udp' && certificatesOf(service).length > 0;
	const protocol = hasTls && (tlsPorts.length === 0 || lists(tlsPorts)) ? 'tls' : plain;
	if (!lists(wordsOf(service, names.quicPorts) ?? [])) return protocol;
	if (protocol === 'udp') return 'quic';
	if (protocol === 'tcp_udp') return 'tcp_quic';
	return refuse(
		service,
		names.quicPorts,
		`QUIC needs a port for UDP, and port ${port.port} speaks ${protocol}`,
	);
}

/** The certificates that a Service names. */
export function certificatesOf(service: Service): readonly string[] {
	return wordsOf(service, names.certificate) ?? [];
}

/** Behind TLS the NLB speaks TLS to its targets only where the word is exactly `ssl`. */
function groupProtocolOf(service: Service, port: ServicePort, protocol: string): string {
	if (protocol !== 'tls') return protocol;
	return wordOf(service, names.backendProtocol) === 'ssl' ? 'tls' : port.protocol.toLowerCase();
}

const alpnPolicies = ['None', 'HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred'];

function checkAlpn(service: Service, protocol: string): void {
	const word = wordOf(service, names.alpnPolicy);
	if (protocol === 'tls' && word !== undefined && !alpnPolicies.includes(word))
		refuse(service, names.alpnPolicy, `${names.alpnPolicy} must be one of ${alpnPolicies.join(', ')}`);
}
