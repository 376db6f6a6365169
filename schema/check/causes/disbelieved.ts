// Why Kong does not believe an address that came as far as itself: trust, header, recursion.

import { covers } from '../../address/ranges.ts';
import type { carriersOf } from '../../trace/index.ts';
import type { Followed, WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { addressCommand, nameOf, peerRanges } from './peer.ts';

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
	const { proxied, wanted, carrier } = carried;
	const reads = carried.isRead(kong.header);
	const further = wanted === 'X-Forwarded-For' ? ' and KONG_REAL_IP_RECURSIVE=on' : '';
	const speaker = peerAndSpeaker(situation, followed);
	const settings = reads ? '' : `, and set KONG_REAL_IP_HEADER=${wanted}${further}`;
	const findings = speaker.hidden ? atNode() : [];
	findings.push(...untrusted(situation, followed, speaker, carrier, settings));
	if (!reads) {
		const args = {
			read: kong.header === 'proxy_protocol' ? 'the PROXY header' : kong.header,
			who: cdn && !proxied ? cdn.title : title,
			carrier,
			header: wanted,
			further,
		};
		findings.push(finding('header-not-read', pod.env.place('KONG_REAL_IP_HEADER'), args));
	}
	return findings.length > 0 ? findings : [mistaken(situation, followed)];
}

/** Kong's peer, and the one that tells Kong the client's address: another one where a node or sidecar hides it. */
interface Speaker {
	readonly peer: string;
	readonly address: string;
	readonly hidden: boolean;
	readonly trusted: boolean;
	readonly byCdn: boolean;
}

function peerAndSpeaker({ kong, cdn }: WaySituation, { trace, wire }: Followed): Speaker {
	const peer = trace.answered?.peerIp ?? 'its peer';
	const byCdn = cdn !== null && wire.packetSource === 'client';
	const trusts = trace.answered?.trusted || covers(kong.trusted, peer);
	// Kong then sees a node or sidecar, for clients as well as for their balancer: it must not trust that address.
	const hidden = !trusts && (wire.sidecar !== null || (byCdn && wire.node === 'Cluster'));
	const address = speakerOf(wire, byCdn);
	return { peer, address, hidden, trusted: trusts || (hidden && covers(kong.trusted, address)), byCdn };
}

/** Nobody is trusted, or not the one that tells Kong the client's address. */
function untrusted(
	situation: WaySituation,
	followed: Followed,
	{ peer, address, hidden, trusted, byCdn }: Speaker,
	carrier: string,
	further: string,
): ObjectFinding[] {
	const { kong, pod, cdn } = situation;
	const place = pod.env.place('KONG_TRUSTED_IPS');
	const trust =
		byCdn && cdn ? `the ranges of ${cdn.title}` : (peerRanges(followed) ?? followed.peers.balancerRanges);
	const name = (ip: string) => nameOf(ip, followed, situation);
	if (kong.trusted.length === 0)
		return [finding('nothing-trusted', place, { carrier, peer: name(peer), trust, further })];
	if (!followed.trace.answered || trusted) return [];
	const who = `its peer (${name(hidden ? address : peer)})`;
	return [finding('peer-untrusted', place, { peer: who, effect: `ignores ${carrier}`, trust })];
}

/** Kong reads the header from a trusted peer, and takes a wrong address of it. */
function mistaken(situation: WaySituation, followed: Followed): ObjectFinding {
	const { kong, pod } = situation;
	const believed = followed.verdict.believed ?? 'nobody';
	const believes = nameOf(believed, followed, situation);
	if (!kong.recursive) {
		const args = { header: kong.header, believed: believes };
		return finding('recursion-off', pod.env.place('KONG_REAL_IP_RECURSIVE'), args);
	}
	const [peer, trust] = hopInList(situation, followed, believed);
	const effect = `mistakes ${believes} for the client`;
	return finding('peer-untrusted', pod.env.place('KONG_TRUSTED_IPS'), { peer, effect, trust });
}

/** What carries the client's address, and the setting of KONG_REAL_IP_HEADER that reads it. */
function carriedBy(carriers: Carriers) {
	if (carriers.some((carrier) => carrier.in === 'proxyHeader')) {
		const isRead = (header: string) => header === 'proxy_protocol';
		return { proxied: true, wanted: 'proxy_protocol', carrier: 'the PROXY header', isRead };
	}
	const names = carriers.flatMap((carrier) => (carrier.in === 'header' ? [carrier.name] : []));
	const wanted = names.find((name) => name !== 'X-Forwarded-For') ?? names[0] ?? 'X-Forwarded-For';
	const isRead = (header: string) => names.some((name) => name.toLowerCase() === header.toLowerCase());
	return { proxied: false, wanted, carrier: names.join(' and '), isRead };
}

/** The address of the one that tells Kong the client's address. */
function speakerOf({ addresses, node }: Followed['wire'], byCdn: boolean): string {
	if (byCdn) return addresses.cdn;
	return node === 'Cluster' ? addresses.node : addresses.loadBalancer;
}

/** The hop that Kong mistakes for the client, and what to trust to get past it. */
function hopInList(
	situation: WaySituation,
	followed: Followed,
	believed: string,
): readonly [hop: string, trust: string] {
	const { cdn, kong } = situation;
	const { addresses, from } = followed.peers;
	if (cdn && believed === addresses.cdn)
		return [`${cdn.title}, the next in ${kong.header}`, `the ranges of ${cdn.title}`];
	if (believed !== addresses.published) {
		const trust = peerRanges(followed) ?? followed.peers.balancerRanges;
		return [nameOf(believed, followed, situation), trust];
	}
	const own = "the load balancer's own address";
	const known = from.published === 'known';
	const [short, long] = known
		? [` (${believed})`, ` (${believed})`]
		: ['', ` (${addressCommand(situation)} shows it; --balancer-subnets names it)`];
	return [`${own}${short} in ${kong.header}`, own + long];
}
