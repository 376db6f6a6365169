// The addresses that stand for node, balancer and CDN: out of the ranges that are known; else out of those that Kong trusts, since
// somebody wrote them there for a reason; else examples that nobody trusts.

import {
	addressIn,
	covers,
	exampleOf,
	type Family,
	familyOf,
	isEveryone,
	isPrivate,
} from '../../address/ranges.ts';
import { shippedRanges } from '../../cdn/ranges/index.ts';
import { allRanges } from '../../cdn/ranges/types.ts';
import { at, items, text } from '../../cluster/objects.ts';
import type { Wire } from '../../explain/wire.ts';
import type { Entrance } from '../entrance/entrances.ts';
import type { Circumstances } from '../types.ts';
import { type Front, isInside } from './front.ts';

export interface Peers {
	readonly addresses: Wire['addresses'];
	/** Which of them were taken out of what Kong trusts, for want of anything better. */
	readonly assumed: readonly ('node' | 'loadBalancer' | 'cdn' | 'published')[];
	/** How node and balancer ranges read in advice. */
	readonly nodeRanges: string;
	readonly balancerRanges: string;
}

/**
 * Network plugins under which a node's address towards pods of other nodes is one of the pods' range; of Cilium in tunnel mode, which is its
 * default, only where it is not said to route natively. https://docs.cilium.io/en/stable/network/concepts/routing/
 */
const OVERLAY = /flannel|weave|cilium/i;
const NATIVE = /native|dsr/i;

/** Example addresses for a family. */
export function peersFor(
	family: Family,
	front: Front,
	trusted: readonly string[],
	{ service, front: before }: Pick<Entrance, 'service' | 'front'>,
	circumstances: Circumstances,
): Peers {
	const ours = (blocks: readonly string[]): string[] =>
		blocks.filter((block) => familyOf(block) === family && addressIn(block) !== null);
	const assumed: Peers['assumed'][number][] = [];
	const trustedHere = ours(trusted).filter((block) => !isEveryone(block));
	const guess = (who: Peers['assumed'][number], fits: (block: string) => boolean): string | null => {
		const block = trustedHere.find(fits);
		if (block !== undefined) assumed.push(who);
		return block === undefined ? null : addressIn(block);
	};
	const best = (blocks: readonly string[]): string | null => {
		const addresses = blocks.map(addressIn).filter((ip) => ip !== null);
		return addresses.find((ip) => covers(trusted, ip)) ?? addresses[0] ?? null;
	};

	const [nodes, pods, subnets] = [
		ours(circumstances.nodes),
		ours(circumstances.pods),
		ours(circumstances.balancerSubnets),
	];
	const cni = circumstances.cni ?? '';
	const overlay = OVERLAY.test(cni) && !NATIVE.test(cni) && pods.length > 0;
	const nodeSide = overlay ? pods : [...nodes, ...pods];
	const node = best(nodeSide) ?? guess('node', isPrivate) ?? exampleOf('node', family);

	const known = ours(rangesIn(front)).filter((block) => block.includes('/'));
	const single = subnets.filter((block) => !block.includes('/') || /\/(32|128)$/.test(block));
	// Who was told to send PROXY headers and is trusted from outside alone stands outside.
	const sender =
		circumstances.sendsProxy !== undefined && trustedHere.length > 0 && !trustedHere.some(isPrivate)
			? guess('loadBalancer', () => true)
			: null;
	const peers = known.length > 0 && single.length === subnets.length ? known : subnets;
	// A router in the cluster is in the network of the nodes, or in that of other pods.
	const otherwise = isInside(front) || front.product?.insideCluster ? [...pods, ...nodes] : nodes;
	const loadBalancer =
		sender ??
		best(peers.length > 0 ? peers : otherwise) ??
		guess('loadBalancer', isPrivate) ??
		exampleOf('balancer', family);

	const inner = front.product?.defaultScheme === 'internal' && front.product.schemes === undefined;
	const status = (before ? [before] : service ? [service] : []).flatMap(({ body }) => [
		...items(at(body, 'status', 'loadBalancer', 'ingress')).map((one) => text(at(one, 'ip')) ?? ''),
		...items(at(body, 'status', 'addresses')).map((one) => text(at(one, 'value')) ?? ''),
	]);
	const published =
		best([...single, ...ours(status.filter(Boolean))]) ??
		guess('published', (block) => isSingle(block) && !isPrivate(block)) ??
		(inner ? guess('published', isSingle) : null) ??
		exampleOf('published', family, trusted);

	const inside = [...nodes, ...pods, ...subnets, ...known];
	// What ships may be older than what Kong trusts: it is evidence where both agree, else no more than an example.
	const shipped = circumstances.cdn ? shippedRanges[circumstances.cdn] : undefined;
	const edges = ours(shipped ? allRanges(shipped) : []).map((block) => addressIn(block) ?? '');
	const cdn =
		edges.find((ip) => covers(trustedHere, ip)) ??
		guess(
			'cdn',
			(block) => !isPrivate(block) && !inside.some((one) => covers([one], addressIn(block) ?? '')),
		) ??
		edges.find((ip) => !covers(trusted, ip)) ??
		exampleOf('edge', family, trusted);
	const pod = addressIn(pods[0] ?? '') ?? exampleOf('pod', family);
	return {
		addresses: { cdn, loadBalancer, published, node, pod },
		assumed,
		nodeRanges: nodeSide.join(',') || "the nodes' addresses",
		balancerRanges:
			peers.join(',') ||
			(isInside(front) ? pods.join(',') : '') ||
			otherwise.join(',') ||
			"the load balancer's addresses",
	};
}

const isSingle = (block: string): boolean => /\/(32|128)$/.test(block);

function rangesIn({ product }: Front): readonly string[] {
	const methods = Object.values(product?.strategies ?? {});
	const beside = methods.flatMap((one) => ('alsoTrust' in one ? (one.alsoTrust?.beside ?? []) : []));
	return [...new Set([...(product?.find.loadBalancer.ranges ?? []), ...beside])];
}
