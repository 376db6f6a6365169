// Ranges in which Kong's peer cannot be: their owners are known, and are others.
import { bitsOf } from '../../../address/bits.ts';
import { type Family, familyOf, INTERNAL } from '../../../address/ranges.ts';
import { cdns } from '../../../cdn/index.ts';
import { shippedRanges } from '../../../cdn/ranges/index.ts';
import { allRanges } from '../../../cdn/ranges/types.ts';
import type { Cdn } from '../../../cdn/types.ts';
import { documentedRanges, knownRanges } from '../../../decide/range-owners.ts';
import type { Situation } from '../../../decide/situation.ts';
import { trustedPeers } from './peers.ts';

const bitsIn = (family: Family, blocks: readonly string[]) =>
	blocks.filter((block) => familyOf(block) === family).flatMap((block) => bitsOf(block) ?? []);

/** The CDN that connects to Kong, by its id. */
function cdnPeer({ peer, cdn, values, product }: Situation) {
	if (cdn) return peer === 'client' ? values.clientIp.cdn : null;
	return peer === 'loadBalancer' && !product.insideCluster ? (product.ownCdn?.id ?? null) : null;
}

/** The trusted blocks of a family, where Kong's peer is in none of them; empty where it may be in one, or nobody is trusted. */
export function strayTrust(situation: Situation, family: Family): readonly string[] {
	const { product, peer } = situation;
	const blocks = trustedPeers(situation).filter((block) => familyOf(block) === family);
	const ofCdn = cdnPeer(situation);
	if (ofCdn === null && (peer === 'client' || (peer === 'loadBalancer' && product.service.anyClass)))
		return [];
	const calls: Cdn | null = ofCdn && cdns[ofCdn];
	const shipped = ofCdn === null ? undefined : shippedRanges[ofCdn];
	const own = bitsIn(family, ofCdn === null ? documentedRanges(product) : shipped ? allRanges(shipped) : []);
	const known = bitsIn(family, knownRanges);
	const internal = bitsIn(family, INTERNAL);
	const isIn = (bits: string, outer: readonly string[]) => outer.some((one) => bits.startsWith(one));
	const isStray = (block: string) => {
		const bits = bitsOf(block);
		if (bits === null) return false;
		// Some CDNs can connect from inside a network.
		if (isIn(bits, internal)) return calls !== null && calls.privately === undefined;
		return isIn(bits, known) && !isIn(bits, own);
	};
	return blocks.every(isStray) ? blocks : [];
}
