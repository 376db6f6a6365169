// From which addresses the load balancer connects to Kong, as its provider publishes them, and which of these are trusted.
import { bitsIn, hold, meet } from '../address/bits.ts';
import type { Family } from '../address/ranges.ts';
import type { Situation } from './situation.ts';

/** Published ranges in which Kong's peer is. */
export interface PublishedPeers {
	readonly ranges: readonly string[];
	/** Whether it is nowhere else. A balancer that is set up in another way may connect from a network of the user's. */
	readonly complete: boolean;
}

/** Null where the provider publishes none, or somebody else is Kong's peer. */
export function publishedPeers({ peer, product }: Situation): PublishedPeers | null {
	const { ranges, orListed } = product.find.loadBalancer;
	return peer === 'loadBalancer' && ranges ? { ranges, complete: orListed !== true } : null;
}

/** Those of the ranges that are trusted, be it in part; and those that are not, or not all of them, while others are. */
export interface PublishedTrust {
	readonly met: readonly string[];
	readonly lacking: readonly string[];
}

export function publishedTrust(situation: Situation): PublishedTrust {
	const { clientIp, proxy } = situation.values;
	return trustIn(publishedPeers(situation)?.ranges ?? [], proxy.ipFamilies, clientIp.trustedIPs);
}

/** A family in which nobody is trusted lacks none: another finding says so. */
export function trustIn(
	ranges: readonly string[],
	families: readonly Family[],
	trustedIPs: readonly string[],
): PublishedTrust {
	const all = families.flatMap((family) => {
		const trusted = bitsIn(family, trustedIPs).map(({ bits }) => bits);
		return bitsIn(family, ranges).map(({ block, bits }) => ({
			block,
			isMet: trusted.some((one) => meet(one, bits)),
			isLacking: trusted.length > 0 && !hold(trusted, bits),
		}));
	});
	const met = all.filter(({ isMet }) => isMet).map(({ block }) => block);
	const lacking = all.filter(({ isLacking }) => isLacking).map(({ block }) => block);
	return { met, lacking: met.length > 0 ? lacking : [] };
}
