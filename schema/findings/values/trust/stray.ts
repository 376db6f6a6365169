// Trust that Kong's peer is not in, as far as owners publish their ranges.
import { type BitBlock, bitsIn } from '../../../address/bits.ts';
import { type Family, INTERNAL, LOOPBACK } from '../../../address/ranges.ts';
import { cdns } from '../../../cdn/index.ts';
import { shippedRanges } from '../../../cdn/ranges/index.ts';
import { allRanges } from '../../../cdn/ranges/types.ts';
import type { Cdn } from '../../../cdn/types.ts';
import { publishedPeers, publishedTrust } from '../../../decide/published-peers.ts';
import { documentedRanges, knownRanges } from '../../../decide/range-owners.ts';
import type { Situation } from '../../../decide/situation.ts';
import { matches } from '../../../text/matches.ts';
import { singlePattern } from '../../../values/ip.ts';
import { trustedPeers } from './peers.ts';

/** Whether Kong's peer has no address in a block. */
type Rule = (block: BitBlock) => boolean;

const bitsOfAll = (family: Family, blocks: readonly string[]) =>
	bitsIn(family, blocks).map(({ bits }) => bits);

const isIn = (bits: string, outer: readonly string[]) => outer.some((one) => bits.startsWith(one));

/** The CDN that connects to Kong, by its id. */
function cdnPeer({ peer, cdn, values, product }: Situation) {
	if (cdn) return peer === 'client' ? values.clientIp.cdn : null;
	return peer === 'loadBalancer' && !product.insideCluster ? (product.ownCdn?.id ?? null) : null;
}

/** The trusted blocks of a family, where Kong's peer is in none of them; empty where it may be in one, or nobody is trusted. */
export function strayTrust(situation: Situation, family: Family): readonly string[] {
	const { product, peer } = situation;
	const ofCdn = cdnPeer(situation);
	if (ofCdn === null && (peer === 'client' || (peer === 'loadBalancer' && product.service.anyClass)))
		return [];
	// What is no block has a finding of its own.
	const blocks = bitsIn(family, trustedPeers(situation));
	if (blocks.length === 0) return [];
	const rules = [isOthers(situation, family), isUnpublished(situation, family)];
	const areStray = blocks.every((block) => rules.some((rule) => rule(block)));
	return areStray ? blocks.map(({ block }) => block) : [];
}

/** Blocks whose owners are known, and are others. */
function isOthers(situation: Situation, family: Family): Rule {
	const ofCdn = cdnPeer(situation);
	const calls: Cdn | null = ofCdn && cdns[ofCdn];
	const shipped = ofCdn === null ? undefined : shippedRanges[ofCdn];
	const ours = ofCdn === null ? documentedRanges(situation.product) : shipped ? allRanges(shipped) : [];
	const own = bitsOfAll(family, ours);
	const known = bitsOfAll(family, knownRanges);
	const internal = bitsOfAll(family, INTERNAL);
	return ({ bits }) => {
		// Some CDNs can connect from inside a network.
		if (isIn(bits, internal)) return calls !== null && calls.privately === undefined;
		return isIn(bits, known) && !isIn(bits, own);
	};
}

/**
 * Blocks outside the ranges that the load balancer's provider publishes, where none of these is trusted. If it may connect from a network
 * of the user's, only single addresses on the internet, since those are no network.
 */
function isUnpublished(situation: Situation, family: Family): Rule {
	const published = publishedPeers(situation);
	if (
		published === null ||
		bitsIn(family, published.ranges).length === 0 ||
		publishedTrust(situation).met.length > 0
	)
		return () => false;
	const loopback = bitsOfAll(family, LOOPBACK);
	const internal = bitsOfAll(family, INTERNAL);
	const isSingle = (block: string) => matches(singlePattern, block);
	return ({ block, bits }) =>
		!isIn(bits, loopback) && (published.complete || (isSingle(block) && !isIn(bits, internal)));
}
