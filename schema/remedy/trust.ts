// Whom Kong has to trust so that it believes what they say of the client: its peers, as the simulator sees them.

import { methodOf } from '../catalogue/switches.ts';
import { shippedRanges } from '../cdn/ranges/index.ts';
import { allRanges } from '../cdn/ranges/types.ts';
import { addressCommand } from '../check/causes/peer.ts';
import type { CheckedGateway } from '../check/check.ts';
import type { Followed, WaySituation } from '../check/follow-requests.ts';
import type { Circumstances } from '../check/types.ts';

/** Some addresses: blocks where they are known, else words and a block that stands for them while a change is tried. */
export interface Trusted {
	readonly words: string;
	readonly blocks: readonly string[];
	/** The option of `check` that names them, where they are not known. */
	readonly lacks?: string;
	readonly circumstances?: Partial<Circumstances>;
}

/** Blocks of both families that nobody is likely to have, for addresses that nobody knows. */
const STAND_IN = {
	nodes: ['10.255.240.0/24', 'fdff:ffff:ffff:240::/64'],
	balancer: ['10.255.241.0/24', 'fdff:ffff:ffff:241::/64'],
	published: ['192.175.48.240/32'],
	cdn: ['192.31.196.0/24', '2620:4f:8000::/48'],
};

/** Everybody who has to be trusted, for all ways of a gateway. */
/** @param walks whether Kong walks the list of X-Forwarded-For, in which the CDN is a hop of its own. */
export function trustNeeded(
	{ ways }: CheckedGateway,
	circumstances: Circumstances,
	walks: boolean,
): readonly Trusted[] {
	const all = ways.flatMap(({ situation, ports }) =>
		ports.flatMap(({ followed }) =>
			followed
				.filter(({ forged }) => forged === null)
				.flatMap((one) => ofOne(situation, one, circumstances, walks)),
		),
	);
	return [...new Map(all.map((one) => [one.words + one.blocks.join(), one])).values()];
}

function ofOne(
	situation: WaySituation,
	one: Followed,
	circumstances: Circumstances,
	walks: boolean,
): readonly Trusted[] {
	const { mode, stage, peers, wire } = one;
	if (wire.sidecar !== null) return [];
	const http = mode.balancer?.protocol === 'http';
	const hop = http && wire.cdn && walks ? [ofCdn(situation, circumstances)] : [];
	if (stage.policy === 'Cluster') return [inWords(peers.nodeRanges, 'nodes'), ...hop];
	if (mode.packetSource === 'client') return wire.cdn ? [ofCdn(situation, circumstances)] : [];
	const also = situation.product && methodOf(situation.product.entry, 'httpHeaders')?.alsoTrust;
	const published = http && also?.single === 'public';
	return [
		inWords(peers.balancerRanges, 'balancer'),
		...(published ? [publishedOf(situation, one)] : []),
		...hop,
	];
}

function inWords(ranges: string, who: 'nodes' | 'balancer'): Trusted {
	if (/^[\da-f:./,]+$/i.test(ranges)) return { words: ranges, blocks: ranges.split(',') };
	const option = who === 'nodes' ? 'nodes' : 'balancerSubnets';
	return {
		words: ranges,
		blocks: STAND_IN[who],
		lacks: who === 'nodes' ? '--nodes' : '--balancer-subnets',
		circumstances: { [option]: STAND_IN[who] },
	};
}

function ofCdn({ cdn }: WaySituation, circumstances: Circumstances): Trusted {
	const shipped = circumstances.cdn && shippedRanges[circumstances.cdn];
	const words = `the ranges of ${cdn?.title}`;
	return shipped
		? { words, blocks: allRanges(shipped) }
		: { words, blocks: STAND_IN.cdn, lacks: 'the list of the CDN' };
}

/** The address that clients call, which the balancer writes into X-Forwarded-For. */
function publishedOf(situation: WaySituation, { peers }: Followed): Trusted {
	const { published } = peers.addresses;
	if (peers.from.published === 'known') return { words: published, blocks: [published] };
	return {
		words: `the load balancer's own address (${addressCommand(situation)} shows it)`,
		blocks: STAND_IN.published,
		lacks: '--balancer-subnets',
		circumstances: { balancerSubnets: STAND_IN.published },
	};
}
