// What the objects of a cluster say beside those that serve clients: its nodes, its network plugin, its version.
import { isPrivate } from '../../address/ranges.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { isLeftOut } from '../../cluster/nodes.ts';
import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import type { Circumstances } from '../types.ts';
import { networkPlugin } from './network-plugins.ts';
import { type SeenPlugin, seenPlugin } from './seen-plugin.ts';

/** What is seen of a cluster. */
export interface SeenCluster {
	/** Addresses inside their network of the nodes to which balancers send, and of all nodes on the internet. */
	readonly nodes: readonly string[];
	readonly publicNodes: readonly string[];
	/** Ranges that the nodes give to pods. */
	readonly pods: readonly string[];
	readonly nodeCount: number;
	readonly plugin: SeenPlugin | undefined;
	/** `1.33`, of the oldest node. */
	readonly kubernetes: string | undefined;
}

export function seenCluster(all: Inventory): SeenCluster {
	const nodes = ofKind(all, 'Node');
	// Those that balancers leave out are nobody's peer, but where they are all.
	const peers = nodes.filter((node) => !isLeftOut(node));
	const ofType = (type: string, some: readonly KubeObject[]) =>
		some
			.flatMap(({ body }) => items(at(body, 'status', 'addresses')))
			.filter((one) => at(one, 'type') === type)
			.flatMap((one) => text(at(one, 'address')) ?? []);
	const versions = nodes
		.map(({ body }) => /^v?(1\.\d+)/.exec(text(at(body, 'status', 'nodeInfo', 'kubeletVersion')) ?? '')?.[1])
		.filter((version) => version !== undefined);
	return {
		nodes: ofType('InternalIP', peers.length > 0 ? peers : nodes),
		publicNodes: ofType('ExternalIP', nodes),
		pods: nodes.flatMap(({ body }) => items(at(body, 'spec', 'podCIDRs')).flatMap((one) => text(one) ?? [])),
		nodeCount: nodes.length,
		plugin: seenPlugin(all),
		kubernetes: versions.toSorted((a, b) => Number(a.slice(2)) - Number(b.slice(2)))[0],
	};
}

/** What the user says, and for the rest what the objects show. */
export function withCluster(given: Circumstances, all: Inventory): Circumstances {
	const seen = seenCluster(all);
	const cni = pluginText(given.cni, seen.plugin);
	const kubernetes = given.kubernetes ?? seen.kubernetes;
	const nodes = given.nodes.length > 0 ? given.nodes : seen.nodes;
	return {
		...given,
		nodes,
		// Nodes that have no other addresses than such on the internet are taken to be reachable there.
		...(given.publicNodes === undefined && !nodes.every(isPrivate) ? { publicNodes: true } : {}),
		...(seen.publicNodes.length > 0 ? { nodesHavePublic: true } : {}),
		pods: given.pods.length > 0 ? given.pods : seen.pods,
		...(cni === undefined ? {} : { cni }),
		...(kubernetes === undefined ? {} : { kubernetes }),
	};
}

/** Of the plugin that the user names, the objects may know the mode and the version. */
function pluginText(given: string | undefined, seen: SeenPlugin | undefined): string | undefined {
	if (!seen) return given;
	const [named] = (given === undefined ? seen.name : (networkPlugin(given) ?? given)).split('-');
	if (named !== seen.name.split('-')[0]) return given;
	const version = /(?<!\d)\d+(\.\d+)+/.exec(given ?? '')?.[0] ?? seen.version;
	return version === undefined ? seen.name : `${seen.name} ${version}`;
}
