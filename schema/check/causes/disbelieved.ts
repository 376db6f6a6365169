// Why Kong does not believe an address that came as far as itself: trust, header, recursion.

import { covers } from '../../address/ranges.ts';
import { addAll } from '../../text/lists.ts';
import type { carriersOf } from '../../trace/index.ts';
import type { Followed, WaySituation } from '../follow-requests.ts';
import { headerVariable } from '../gateway/kong.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { nameAndAddress, nameOf } from './peer.ts';

type Carriers = ReturnType<typeof carriersOf>;

/**
 * The causes where the address came as far as Kong: in a header, a PROXY header, or as the source.
 * @param atNode causes of what nodes or sidecars hide.
 */
export function notBelieved(
	situation: WaySituation,
	followed: Followed,
	carriers: Carriers,
	atNode: () => ObjectFinding[],
): ObjectFinding[] {
	const { kong, pod, title, cdn } = situation;
	const carried = carriedBy(carriers);
	const { proxied, carrier } = carried;
	const reads = carried.isRead(kong.header);
	const speaker = peerAndSpeaker(situation, followed);
	const findings = speaker.hidden ? atNode() : [];
	addAll(findings, untrusted(situation, followed, speaker, carrier));
	if (!reads) {
		const args = {
			read: kong.header === 'proxy_protocol' ? 'the PROXY header' : kong.header,
			who: cdn && !proxied ? cdn.title : title,
			carrier,
		};
		findings.push(finding('header-not-read', pod.env.place(headerVariable(pod, 'HEADER')), args));
	}
	return findings.length > 0 ? findings : [mistaken(situation, followed)];
}

/** Kong's peer, and the one that tells Kong the client's address: another one where a node or sidecar hides it. */
interface Speaker {
	readonly peer: string;
	readonly address: string;
	readonly hidden: boolean;
	readonly trusted: boolean;
}

function peerAndSpeaker({ kong, cdn }: WaySituation, { trace, wire }: Followed): Speaker {
	const peer = trace.answered?.peerIp ?? 'its peer';
	const byCdn = cdn !== null && wire.packetSource === 'client';
	const trusts = trace.answered?.trusted || covers(kong.trusted, peer);
	// Kong then sees a node or sidecar, for clients as well as for their balancer: it must not trust that address.
	const hidden = !trusts && (wire.sidecar !== null || (byCdn && wire.node === 'Cluster'));
	const address = speakerOf(wire, byCdn);
	return { peer, address, hidden, trusted: trusts || (hidden && covers(kong.trusted, address)) };
}

/** Nobody is trusted, or not the one that tells Kong the client's address. */
function untrusted(
	situation: WaySituation,
	followed: Followed,
	{ peer, address, hidden, trusted }: Speaker,
	carrier: string,
): ObjectFinding[] {
	const { kong, pod } = situation;
	const place = pod.env.place('KONG_TRUSTED_IPS');
	if (kong.trusted.length === 0)
		return [finding('nothing-trusted', place, { carrier, peer: nameOf(peer, followed, situation) })];
	if (!followed.trace.answered || trusted) return [];
	const who = `its peer (${nameAndAddress(hidden ? address : peer, followed, situation)})`;
	return [finding('peer-untrusted', place, { peer: who, effect: `ignores ${carrier}` })];
}

/** Kong reads the header from a trusted peer, and takes a wrong address of it. */
function mistaken(situation: WaySituation, followed: Followed): ObjectFinding {
	const { kong, pod } = situation;
	const believed = followed.verdict.believed ?? 'nobody';
	const believes = nameOf(believed, followed, situation);
	if (!kong.recursive) {
		const args = { header: kong.header, believed: believes };
		return finding('recursion-off', pod.env.place(headerVariable(pod, 'RECURSIVE')), args);
	}
	const peer = hopInList(situation, followed, believed);
	const effect = `mistakes ${believes} for the client`;
	return finding('peer-untrusted', pod.env.place('KONG_TRUSTED_IPS'), { peer, effect });
}

/** What carries the client's address, and whether a setting of KONG_REAL_IP_HEADER reads it. */
function carriedBy(carriers: Carriers) {
	if (carriers.some((carrier) => carrier.in === 'proxyHeader')) {
		const isRead = (header: string) => header === 'proxy_protocol';
		return { proxied: true, carrier: 'the PROXY header', isRead };
	}
	const names = carriers.flatMap((carrier) => (carrier.in === 'header' ? [carrier.name] : []));
	const isRead = (header: string) => names.some((name) => name.toLowerCase() === header.toLowerCase());
	return { proxied: false, carrier: names.join(' and '), isRead };
}

/** The address of the one that tells Kong the client's address. */
function speakerOf({ addresses, node }: Followed['wire'], byCdn: boolean): string {
	if (byCdn) return addresses.cdn;
	return node === 'Cluster' ? addresses.node : addresses.loadBalancer;
}

/** The hop that Kong mistakes for the client. */
function hopInList(situation: WaySituation, followed: Followed, believed: string): string {
	const { cdn, kong } = situation;
	const { addresses, from } = followed.peers;
	if (cdn && believed === addresses.cdn) return `${cdn.title}, the next in ${kong.header}`;
	if (believed !== addresses.published) return nameOf(believed, followed, situation);
	const known = from.published === 'known' ? ` (${believed})` : '';
	return `the load balancer's own address${known} in ${kong.header}`;
}
