// Why Kong does not believe an address that came as far as itself: trust, header, recursion.

import { covers, exampleOf } from '../../address/ranges.ts';
import type { carriersOf } from '../../trace/index.ts';
import { finding } from '../find.ts';
import type { Followed, Situation } from '../follow.ts';
import type { ObjectFinding } from '../types.ts';
import { nameOf, peerRanges } from './peer.ts';

type Carriers = ReturnType<typeof carriersOf>;

/**
 * The causes where the address came as far as Kong: in a header, a PROXY header, or as the source.
 * @param atNode causes of what nodes or sidecars hide.
 */
export function notBelieved(
	situation: Situation,
	followed: Followed,
	carriers: Carriers,
	atNode: () => ObjectFinding[],
): ObjectFinding[] {
	const { kong, pod, title, cdn } = situation;
	const { trace, verdict, peers } = followed;
	const { proxied, wanted, carrier, isRead } = carriedBy(carriers);
	const reads = isRead(kong.header);
	const peer = trace.answered?.peerIp ?? 'its peer';
	const writer = cdn && !proxied ? cdn.title : title;
	const further = wanted === 'X-Forwarded-For' ? ' and KONG_REAL_IP_RECURSIVE=on' : '';
	const name = (ip: string) => nameOf(ip, followed, situation);
	const { wire } = followed;
	const byCdn = cdn !== null && wire.packetSource === 'client';
	const trust = byCdn ? `the ranges of ${cdn.title}` : (peerRanges(followed) ?? peers.balancerRanges);
	const trusts = trace.answered?.trusted || covers(kong.trusted, peer);
	// Kong then sees a node or sidecar, for clients as well as for their balancer: it must not trust that address.
	const hidden = !trusts && (wire.sidecar !== null || (byCdn && wire.node === 'Cluster'));
	const speaker = speakerOf(wire, byCdn);
	const trusted = trusts || (hidden && covers(kong.trusted, speaker));
	const findings = hidden ? atNode() : [];
	const trustPlace = pod.env.place('KONG_TRUSTED_IPS');
	if (kong.trusted.length === 0) {
		const settings = reads ? '' : `, and set KONG_REAL_IP_HEADER=${wanted}${further}`;
		const args = { carrier, peer: name(peer), trust, further: settings };
		findings.push(finding('nothing-trusted', trustPlace, args));
	} else if (trace.answered && !trusted) {
		const who = hidden ? speaker : peer;
		findings.push(
			finding('peer-untrusted', trustPlace, {
				peer: `its peer (${name(who)})`,
				effect: `ignores ${carrier}`,
				trust,
			}),
		);
	}
	if (!reads) {
		const read = kong.header === 'proxy_protocol' ? 'the PROXY header' : kong.header;
		findings.push(
			finding('header-not-read', pod.env.place('KONG_REAL_IP_HEADER'), {
				read,
				who: writer,
				carrier,
				header: wanted,
				further,
			}),
		);
	}
	if (findings.length > 0) return findings;
	const believed = verdict.believed ?? 'nobody';
	const believes = name(believed);
	if (!kong.recursive) {
		const args = { header: kong.header, believed: believes };
		return [finding('recursion-off', pod.env.place('KONG_REAL_IP_RECURSIVE'), args)];
	}
	const [who, trustOf] = hopInList(situation, followed, believed);
	const effect = `mistakes ${believes} for the client`;
	return [finding('peer-untrusted', trustPlace, { peer: who, effect, trust: trustOf })];
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

/** The address that Kong mistakes for the client, and what to trust to get past it. An example address is no advice, so it is named. */
function hopInList(
	{ cdn, kong }: Situation,
	{ peers, family }: Followed,
	believed: string,
): readonly [own: string, trust: string] {
	if (cdn && believed === peers.addresses.cdn)
		return [`${cdn.title}, the next in ${kong.header}`, `the ranges of ${cdn.title}`];
	if (believed !== peers.addresses.published) return [believed, believed];
	const known = believed !== exampleOf('published', family, kong.trusted);
	const own = `the load balancer's own address${known ? ` (${believed})` : ''}`;
	return [`${own} in ${kong.header}`, own];
}
