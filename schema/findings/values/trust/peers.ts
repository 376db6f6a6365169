// Whom Kong has to trust, and whom it does.

import { isIpOrCidr } from '../../../address/ip-or-cidr.ts';
import { type Width, widths } from '../../../address/width.ts';
import { peerFinderText } from '../../../catalogue/finder.ts';
import { shippedRanges } from '../../../cdn/ranges/index.ts';
import type { Cdn } from '../../../cdn/types.ts';
import { knownRanges } from '../../../decide/range-owners.ts';
import type { Peer, Situation } from '../../../decide/situation.ts';
import { isForwardedFor } from '../../../kong/real-ip-header.ts';
import { matches } from '../../../text/matches.ts';
import { everyonePattern } from '../../../values/ip.ts';

/** Whether the strategy works by trusting somebody. */
export const usesTrust = ({ strategy, method }: Situation) =>
	method !== null && (strategy === 'proxyProtocol' || strategy === 'httpHeaders');

/** Who must be trusted, in words, by who connects to Kong. */
export const peerWords: { readonly [peer in Peer]: string } = {
	client: 'the addresses that the load balancer passes on',
	node: 'the addresses of the nodes (traffic policy Cluster makes a node the peer of Kong)',
	loadBalancer: "the load balancer's own addresses",
};

/** Who else may be Kong's peer where nodes are, by network plugin. */
export const podPeers =
	", with Cilium or flannel as network plugin also the pods' range, with Cilium in place of kube-proxy also the load balancer's own addresses";

/** Who must be trusted beside what ships, in words, and the command that finds them. */
export function peerArgs(situation: Situation): { peer: string; command: string } {
	const { peer, method, product, cdn, cdnBelongs, cdnRanges, values } = situation;
	const ofCdn = `the ranges of ${values.clientIp.cdn}`;
	if (cdn && peer === 'client') return { peer: ofCdn, command: cdn.ranges + privateWay(cdn) };
	const where = peer === 'node' ? 'node' : 'loadBalancer';
	// A header with one address has no place for the balancer's.
	const also = method?.alsoTrust && (!cdn || cdnBelongs) ? `, and ${method.alsoTrust.what}` : '';
	const pods = peer === 'node' && product.find.pods ? podPeers : '';
	const missing = cdn && cdnBelongs && !cdnRanges;
	return {
		peer: peerWords[peer] + pods + also + (missing ? `, and ${ofCdn}` : ''),
		command: peerFinderText(product.find, where) + (missing ? `; and ${cdn.ranges}${privateWay(cdn)}` : ''),
	};
}

/** Where a CDN connects from that is set up to reach the balancer inside a network. */
const privateWay = ({ privately }: Cdn) => (privately ? `; or, for ${privately}, those addresses` : '');

/** The ranges that Kong's peer may be in; shipped ones are of no use to a peer that is not the CDN. */
export const trustedPeers = ({ peer, trusted, values }: Situation) =>
	peer === 'client' ? trusted : values.clientIp.trustedIPs;

/** Where a strategy that trusts peers trusts everyone. */
export interface Everyone {
	/** The entries that do, in words. */
	readonly everyone: string;
	/** The first of them. */
	readonly path: string;
	/** Whether Kong would believe the first address of a list header, which the client writes. */
	readonly forgeable: boolean;
}

/** Null where everyone is not trusted, or nobody has to be. */
export function trustsEveryone(situation: Situation): Everyone | null {
	const { trustedIPs, allowTrustEveryone } = situation.values.clientIp;
	const all = trustedIPs.filter((ip) => matches(everyonePattern, ip));
	const [first] = all;
	if (first === undefined || !usesTrust(situation)) return null;
	return {
		everyone: all.join(' and '),
		path: `clientIp.trustedIPs.${trustedIPs.indexOf(first)}`,
		forgeable: situation.strategy === 'httpHeaders' && situation.recursive && !allowTrustEveryone,
	};
}

/**
 * Whether a client with a trusted address chooses the one that Kong believes: it can be Kong's peer, or is an entry of the list that Kong
 * passes over.
 */
export function trustedChoose({ strategy, peer, recursive, header, values }: Situation): boolean {
	const { allowTrustEveryone, cdnOnly } = values.clientIp;
	const isPeer = peer === 'client' && !cdnOnly;
	const isSkipped = recursive && isForwardedFor(header);
	return strategy === 'httpHeaders' && (isPeer || isSkipped) && !allowTrustEveryone;
}

/** Where trustedIPs are wider than one network. */
export function trustWidths({ values }: Situation): Width[] {
	const { trustedIPs, allowPublicRanges, cdn, cdnRanges } = values.clientIp;
	return widths(trustedIPs.filter(isIpOrCidr), {
		known: [knownRanges, allowPublicRanges.filter(isIpOrCidr)],
		ofCdn: cdn !== null && (cdnRanges === 'own' || shippedRanges[cdn] === undefined),
	});
}
