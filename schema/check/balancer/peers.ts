// The addresses that stand for node, balancer and CDN in a request that is followed, and their ranges in advice.

import { addressIn, exampleOf, type Family, familyOf, isSingle, isWithin } from '../../address/ranges.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { at, items, text } from '../../cluster/objects.ts';
import { documentedRanges } from '../../decide/range-owners.ts';
import type { Wire } from '../../explain/way-model.ts';
import { isEveryone } from '../../trace/index.ts';
import { type NetworkPlugin, networkPlugin, networkPlugins } from '../cluster/network-plugins.ts';
import type { Entrance } from '../entrance/entrances.ts';
import type { Circumstances } from '../types.ts';
import { type Front, isInside } from './front.ts';
import {
	balancerAddress,
	cdnAddress,
	edgesOf,
	type KnownRanges,
	nodeAddress,
	type PeerAddress,
	type Places,
	publishedAddress,
	singles,
} from './peer-addresses.ts';

export interface Peers {
	readonly addresses: Wire['addresses'];
	/** Where each was taken from: the input, what Kong trusts, or nowhere. */
	readonly from: { readonly [who in 'node' | 'loadBalancer' | 'cdn' | 'published']: PeerAddress['from'] };
	/** The trusted block in which the nodes are taken to be, where that is not known. */
	readonly nodesIn: string | null;
	/** How node and balancer ranges read in advice. */
	readonly nodeRanges: string;
	readonly balancerRanges: string;
}

/** One address of the family for each peer of Kong. */
export function peersFor(
	family: Family,
	front: Front,
	trusted: readonly string[],
	entrance: Pick<Entrance, 'service' | 'front'>,
	circumstances: Circumstances,
): Peers {
	const ours = (blocks: readonly string[]): string[] =>
		blocks.filter((block) => familyOf(block) === family && addressIn(block) !== null);
	const ranges: KnownRanges = {
		family,
		trusted,
		trustedHere: ours(trusted).filter((block) => !isEveryone(block)),
		nodes: ours(circumstances.nodes),
		pods: ours(circumstances.pods),
		subnets: ours(circumstances.balancerSubnets),
		product: ours(front.product ? productRanges(front.product, trusted) : []).filter((block) =>
			block.includes('/'),
		),
		status: ours(statusAddresses(entrance)),
	};
	const edges = (cdn: Circumstances['cdn']) => edgesOf(cdn, ours);
	return peersIn(ranges, front, circumstances, edges);
}

/** Where a product may also connect from a subnet that only its owner knows, its ranges count if Kong trusts one of them, or nobody. */
function productRanges(product: LoadBalancer, trusted: readonly string[]): readonly string[] {
	const ranges = documentedRanges(product);
	const isElsewhere =
		product.find.loadBalancer.orListed && trusted.length > 0 && !ranges.some((one) => isWithin(one, trusted));
	return isElsewhere ? [] : ranges;
}

function peersIn(
	ranges: KnownRanges,
	front: Front,
	circumstances: Circumstances,
	edges: (cdn: Circumstances['cdn']) => readonly string[],
): Peers {
	const { family, pods } = ranges;
	const nodeSide = nodeSideOf(ranges, circumstances);
	const own = balancerRanges(ranges);
	const otherwise = front.product?.find.loadBalancer.apart ? [] : insideRanges(ranges, front);
	const node = nodeAddress(ranges, nodeSide);
	const isCdn = front.product?.insideCluster ? undefined : front.product?.ownCdn?.id;
	const loadBalancer =
		isCdn && own.length === 0
			? cdnAddress(ranges, edges(isCdn))
			: balancerAddress(ranges, own.length > 0 ? connecting(own, ranges) : otherwise, circumstances);
	const published = publishedAddress(ranges, front, loadBalancer);
	const cdn = cdnAddress(ranges, edges(circumstances.cdn));
	return {
		addresses: {
			cdn: cdn.address,
			loadBalancer: loadBalancer.address,
			published: published.address,
			node: node.address,
			pod: addressIn(pods[0] ?? '') ?? exampleOf('pod', family),
		},
		from: { node: node.from, loadBalancer: loadBalancer.from, published: published.from, cdn: cdn.from },
		nodesIn: node.block ?? null,
		nodeRanges: nodeSide.flat().join(',') || NODES_UNKNOWN,
		balancerRanges:
			own.join(',') ||
			(isInside(front) ? pods.join(',') : '') ||
			otherwise.flat().join(',') ||
			balancerUnknown(front),
	};
}

/** Whose addresses are meant where no range is known, and what shows them. */
const NODES_UNKNOWN = "the nodes' addresses (kubectl get nodes -o wide)";

function balancerUnknown(front: Front): string {
	if (isInside(front)) return "the addresses of the proxy's pods (kubectl get pods -A -o wide)";
	const { command } = front.product?.find.loadBalancer ?? {};
	return `the load balancer's addresses${command ? ` (${command})` : ''}`;
}

/** The ranges from which nodes connect to pods, as far as the network plugin tells. */
function nodeSideOf({ family, nodes, pods }: KnownRanges, { cni = '' }: Circumstances): Places {
	const name = networkPlugin(cni);
	const plugin: NetworkPlugin | undefined = name && networkPlugins[name];
	const use = plugin?.nodesUse ?? 'either';
	if (typeof use !== 'string') return [use.filter((block) => familyOf(block) === family)];
	if (use === 'pods' && pods.length > 0) return [pods];
	if (use === 'nodes' && nodes.length > 0) return [nodes];
	return [nodes, pods];
}

/** The balancer's own ranges: those of its product, unless the user names a subnet of more than one address. */
function balancerRanges(ranges: KnownRanges): readonly string[] {
	const { product, subnets } = ranges;
	return product.length > 0 && singles(ranges).length === subnets.length ? product : subnets;
}

/**
 * Where the balancer connects from. Of subnets that the user names, from each: a single address beside them is the one that clients call. Of ranges that its
 * provider publishes one may do for all: what the others lose is a warning of its own, since pages differ on which are in use.
 */
function connecting(own: readonly string[], { product }: KnownRanges): Places {
	if (own === product) return own.map((block) => [block]);
	const subnets = own.filter((block) => !isSingle(block));
	return [subnets.length > 0 ? subnets : own];
}

/** Where a balancer without ranges of its own is. A router in the cluster is in the network of the nodes, or in that of other pods. */
function insideRanges({ nodes, pods }: KnownRanges, front: Front): Places {
	return isInside(front) || front.product?.insideCluster ? [pods, nodes] : [nodes];
}

/** Addresses that the front, or else the Service, shows in its status. */
function statusAddresses({ service, front }: Pick<Entrance, 'service' | 'front'>): string[] {
	const body = (front ?? service)?.body;
	const addresses = [
		...items(at(body, 'status', 'loadBalancer', 'ingress')).map((one) => text(at(one, 'ip'))),
		...items(at(body, 'status', 'addresses')).map((one) => text(at(one, 'value'))),
	];
	return addresses.flatMap((address) => address || []);
}
