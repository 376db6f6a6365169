// The ways past the balancer: ports of the nodes and addresses of a Service that lead to Kong without it.

import type { Family } from '../address/ranges.ts';
import { isPrivate } from '../address/ranges.ts';
import { at, items, text } from '../cluster/objects.ts';
import type { Wire } from '../explain/way-model.ts';
import type { Header } from '../trace/index.ts';
import { listenerOn, type PortMode } from './balancer/front.ts';
import { nodeStage } from './cluster/data-plane.ts';
import type { EntrancePort } from './entrance/entrances.ts';
import type { Lie, WaySituation } from './follow-requests.ts';
import type { GatewayPod } from './gateway/gateways.ts';

/** How a port of Kong can be reached at the nodes. */
type NodePortKind = 'node ports' | 'host ports';

/** A way past the balancer. */
export interface Past {
	/** `node ports`, `host ports`, `external IPs 203.0.113.9`. */
	readonly by: string;
	/** Whether ports of the nodes lead there; else addresses of the Service. */
	readonly isNode: boolean;
	/** What the report says that such requests go round. */
	readonly around: string;
	/** Whether clients on the internet can take it: surely, if no firewall closes it, or who knows. */
	readonly open: 'yes' | 'likely' | 'perhaps';
	readonly wire: Wire;
}

/** The kind of ports by which nodes lead to a port of Kong by themselves; null where they do not. */
function portsOfNodes({ entrance, pod }: WaySituation, port: EntrancePort): NodePortKind | null {
	const spec = at(entrance.service?.body, 'spec');
	const type = at(spec, 'type');
	const given = at(items(at(spec, 'ports'))[port.index], 'nodePort');
	if (type === 'NodePort') return 'node ports';
	// A LoadBalancer has them even if its balancer does not use them.
	if (type === 'LoadBalancer' && (given || at(spec, 'allocateLoadBalancerNodePorts') !== false))
		return 'node ports';
	return holdsHostPort(pod, port.container) ? 'host ports' : null;
}

function holdsHostPort({ workload, path, container }: GatewayPod, port: number): boolean {
	if (at(workload.body, ...path.slice(0, -2), 'hostNetwork') === true) return true;
	const declared = items(at(container, 'ports')).find((one) => at(one, 'containerPort') === port);
	return at(declared, 'hostPort') !== undefined;
}

/** Those ways, but for one that clients take anyhow. */
export function waysPast(
	situation: WaySituation,
	port: EntrancePort,
	mode: PortMode,
	family: Family,
	wire: Wire,
): readonly Past[] {
	const found = [atNodes(situation, port), atExternalIps(situation)].filter((one) => one !== null);
	return found.flatMap(({ isHeld, ...way }) => {
		const node = isHeld ? 'direct' : policyAt(situation, family);
		if (wire.cdn === null && passesOn(mode.balancer, wire) && wire.node === node) return [];
		const { proxy: _, ...rest } = wire;
		const past: Wire = { ...rest, balancer: null, packetSource: 'client', header: null, cdn: null, node };
		return [{ ...way, wire: past }];
	});
}

type Found = Omit<Past, 'wire'> & {
	/** Whether the pod holds the port itself, so that no node is in between. */
	readonly isHeld: boolean;
};

function atNodes(situation: WaySituation, port: EntrancePort): Found | null {
	const kind = portsOfNodes(situation, port);
	const open = opennessOf(situation);
	if (kind === null || open === null) return null;
	const around = 'the load balancer, by ports of nodes';
	return { by: kind, isNode: true, around, open, isHeld: kind === 'host ports' };
}

/** Whether clients reach the nodes: what the user and the objects say, else what the provider does. Null: they do not. */
function opennessOf({ circumstances, product }: WaySituation): Past['open'] | null {
	const { publicNodes, nodesHavePublic } = circumstances;
	if (publicNodes !== undefined) return publicNodes ? 'yes' : null;
	return nodesHavePublic && product?.entry.nodePorts?.usually !== 'closed' ? 'likely' : 'perhaps';
}

/** kube-proxy takes packets to an external IP on every node, whatever balancer is in front. */
function atExternalIps({ circumstances, entrance: { service } }: WaySituation): Found | null {
	const addresses = items(at(service?.body, 'spec', 'externalIPs')).flatMap((one) => text(one) ?? []);
	if (addresses.length === 0) return null;
	const open = circumstances.publicNodes || !addresses.every(isPrivate) ? 'yes' : 'perhaps';
	const by = `external IPs ${addresses.join(', ')}`;
	return { by, isNode: false, around: `the load balancer, by ${by}`, open, isHeld: false };
}

const policyAt = ({ entrance, plane, circumstances }: WaySituation, family: Family) =>
	nodeStage(entrance, 'nodes', null, family, plane, circumstances).policy;

/** Whether the balancer leaves packets as they are, or is none. */
const passesOn = (balancer: PortMode['balancer'], { packetSource }: Wire) =>
	balancer === null ||
	(balancer.protocol === 'tcp' &&
		balancer.tls === 'pass' &&
		balancer.proxyProtocol === null &&
		packetSource === 'client');

/** What somebody sends there: each of the lies, and all of them in one, as the listener wants it. */
export function liesAtNodes(
	{ kong }: WaySituation,
	port: EntrancePort,
	lies: readonly Lie[],
): readonly Lie[] {
	const tls = listenerOn(kong, port.container)?.ssl === true;
	const headers: readonly Header[] = lies.flatMap((lie) => lie.headers ?? []).filter(isFirst);
	const proxyHeaders = lies.flatMap((lie) => lie.proxyHeaders ?? []);
	return [...lies, { headers, proxyHeaders }].map((lie) => ({ ...lie, tls }));
}

const isFirst = ([name]: Header, index: number, all: readonly Header[]) =>
	all.findIndex(([other]) => other === name) === index;
