// The way past the balancer: ports of the nodes that clients reach themselves, where the nodes are on the internet.
import type { Family } from '../address/ranges.ts';
import { at, items } from '../cluster/objects.ts';
import type { Wire } from '../explain/way-model.ts';
import type { Header } from '../trace/index.ts';
import { listenerOn, type PortMode } from './balancer/front.ts';
import { nodeStage } from './cluster/data-plane.ts';
import type { EntrancePort } from './entrance/entrances.ts';
import type { Lie, WaySituation } from './follow-requests.ts';
import type { GatewayPod } from './gateway/gateways.ts';

/** What such requests go round. */
export const BY_NODES = 'the load balancer, by ports of nodes';

/** How a port of Kong can be reached at the nodes. */
export type NodePortKind = 'node ports' | 'host ports';

/** The kind of ports by which nodes lead to a port of Kong by themselves; null where they do not. */
export function portsOfNodes({ entrance, pod }: WaySituation, port: EntrancePort): NodePortKind | null {
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

/** The hops of that way; null where nobody says that clients reach the nodes, or where it is the way that clients take anyhow. */
export function wirePastBalancer(
	situation: WaySituation,
	port: EntrancePort,
	{ balancer }: PortMode,
	family: Family,
	wire: Wire,
): Wire | null {
	const { circumstances, entrance, plane } = situation;
	const kind = circumstances.publicNodes ? portsOfNodes(situation, port) : null;
	if (kind === null) return null;
	const policy =
		kind === 'host ports'
			? 'direct'
			: nodeStage(entrance, 'nodes', null, family, plane, circumstances).policy;
	if (wire.cdn === null && passesOn(balancer, wire) && wire.node === policy) return null;
	return { ...wire, balancer: null, packetSource: 'client', header: null, cdn: null, node: policy };
}

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
