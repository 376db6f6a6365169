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
	const names = carriers.flatMap((carrier) => (carrier.in === 'header' ? [carrier.name] : []));
	const proxied = carriers.some((carrier) => carrier.in === 'proxyHeader');
	const wanted = proxied
		? 'proxy_protocol'
		: (names.find((name) => name !== 'X-Forwarded-For') ?? names[0] ?? 'X-Forwarded-For');
	const carrier = proxied ? 'the PROXY header' : names.join(' and ');
	const reads = proxied
		? kong.header === 'proxy_protocol'
		: names.some((name) => name.toLowerCase() === kong.header.toLowerCase());
	const peer = trace.answered?.peerIp ?? 'its peer';
	const writer = cdn && !proxied ? cdn.title : title;
	const further = wanted === 'X-Forwarded-For' ? ' and KONG_REAL_IP_RECURSIVE=on' : '';
	const name = (ip: string) => nameOf(ip, followed, situation);
	const { wire } = followed;
	const byCdn = cdn !== null && wire.packetSource === 'client';
	const trust = byCdn ? `the ranges of ${cdn.title}` : (peerRanges(followed) ?? peers.balancerRanges);
	const trusts = trace.answered?.trusted || covers(kong.trusted, peer);
	// Who stands in for the one that speaks for clients also stands in for clients themselves: that is no peer to trust.
	const hidden = !trusts && (wire.sidecar !== null || (byCdn && wire.node === 'Cluster'));
	const speaker = byCdn
		? wire.addresses.cdn
		: wire.node === 'Cluster'
			? wire.addresses.node
			: wire.addresses.loadBalancer;
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
	// An example is no advice by itself.
	const known = believed !== exampleOf('published', followed.family, kong.trusted);
	const own = `the load balancer's own address${known ? ` (${believed})` : ''}`;
	const [who, trustOf] =
		cdn && believed === peers.addresses.cdn
			? [`${cdn.title}, the next in ${kong.header}`, `the ranges of ${cdn.title}`]
			: believed === peers.addresses.published
				? [`${own} in ${kong.header}`, own]
				: [believed, believed];
	const effect = `mistakes ${believes} for the client`;
	return [finding('peer-untrusted', trustPlace, { peer: who, effect, trust: trustOf })];
}
