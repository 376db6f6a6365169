// What a port of an entrance is on the balancer that a controller makes.
import { supposed } from '../../balancer/made.ts';
import type { BalancerPort } from '../../balancer/types.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import type { Front, PortMode } from './front.ts';

/** The balancer's port that leads to a port of the entrance; null where no controller says. */
export function madePort(
	{ made: said, byHand, byIngress, passesTls }: Front,
	port: EntrancePort,
): BalancerPort | null {
	const made = said && supposed(said);
	if (made?.outcome !== 'balancer' || byHand) return null;
	const streams = made.balancer.ports.filter(({ frontend }) => frontend !== 'udp');
	if (!byIngress && !passesTls) return served(streams, port.port) ?? null;
	// Listeners of an Ingress or Gateway have ports of their own.
	const names = [String(port.container), port.name, String(port.port)];
	const leading = streams.filter(({ targetPort }) => targetPort !== null && names.includes(targetPort));
	return leading[0] ?? streams[0] ?? null;
}

/** The listener of a port, or the one that takes every port and protocol, seen from this port. */
export function served(ports: readonly BalancerPort[], port: number): BalancerPort | undefined {
	const all = ports.find((one) => one.port === 0 && one.frontend === 'all');
	return (
		ports.find((one) => one.port === port) ??
		(all && { ...all, port, frontend: 'tcp', backend: 'tcp', targetPort: String(port) })
	);
}

/** How the balancer treats clients' TLS: `end` passes on plain text, `again` encrypts it again, `pass` leaves it alone. */
export function tlsOf({ frontend, backend }: BalancerPort): 'end' | 'again' | 'pass' {
	if (/^(https|tls|ssl)$/.test(backend ?? '')) return frontend === 'tcp' ? 'pass' : 'again';
	return frontend === 'tcp' ? 'pass' : 'end';
}

/** Whether the balancer reads requests on the port. */
export const readsHttp = ({ frontend }: BalancerPort): boolean => /^https?$/.test(frontend);

/** Name of the annotation that decided about a field; null where none did. */
export function annotationOf(
	port: BalancerPort,
	field: keyof NonNullable<BalancerPort['decidedBy']>,
): string | null {
	const name = port.decidedBy?.[field]?.path.at(-1);
	return typeof name === 'string' ? name : null;
}

/** The source of the packets that the balancer sends; null where its controller does not decide that. */
export function sourceOf({ keepsClientAddress }: BalancerPort): PortMode['packetSource'] | null {
	return keepsClientAddress === null ? null : keepsClientAddress ? 'client' : 'loadBalancer';
}

/** The annotation that decides for this port alone that no PROXY headers are sent, as Linode's controller has it; null where none does. */
export function proxyDecider(front: Front, port: EntrancePort): string | null {
	const made = madePort(front, port);
	const name = made && made.proxyProtocol === 0 ? annotationOf(made, 'proxyProtocol') : null;
	return name?.endsWith(`-port-${port.port}`) ? name : null;
}
