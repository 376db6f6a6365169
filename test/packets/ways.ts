// The ways from the client to the gateway in one case, and what the simulator foretells for each.
import type { ExecutionContext } from 'ava';
import { type Node, readGateway, trace } from '../../schema/trace/index.ts';
import { type Balancer, balancersFor, type Case, families } from './cases.ts';
import { type Entry, startHaproxy } from './haproxy.ts';
import { joined, type Request, type Running, type Scene, type Target } from './scene.ts';
import type { StandInEnding } from './stand-in-answer.ts';
import type { Addresses, Family } from './topology.ts';

/** One way. */
export interface Way extends Target {
	readonly title: string;
	readonly family: Family;
	readonly balancer: Balancer;
	/** The port on which the pods listen. */
	readonly listener: number;
	/** The simulator's node, given the peer that the gateway saw. */
	readonly node: (peer: string) => Node;
	/** To be called before anything is sent. */
	readonly prepare: () => void;
}

/** Where a balancer sends to: a node's port, or a pod. */
interface Aim {
	readonly title: string;
	readonly at: Addresses;
	readonly toPod: boolean;
	readonly node: Way['node'];
}

function aims({ policy }: Case, balancer: Balancer, { pods, idle }: Running): Aim[] {
	const local: Way['node'] = () => ({ policy: 'Local' });
	const cluster: Way['node'] = (address) => ({ policy: 'Cluster', address });
	const [pod] = pods;
	const node = policy === 'Local' ? local : cluster;
	const found: Aim[] = [{ title: 'a node with a pod', at: pod.node, toPod: false, node }];
	if (policy === 'Cluster') found.push({ title: 'a node without a pod', at: idle, toPod: false, node });
	// A balancer that knows the pods' own addresses; kube-proxy has no part in it.
	else if (balancer.haproxy) {
		found.push({ title: 'the pod itself', at: pod.machine, toPod: true, node: () => ({ policy: 'direct' }) });
	}
	return found;
}

/** All combinations of a family, a balancer and where it sends. */
function combinations(one: Case, running: Running) {
	return families.flatMap((family) =>
		balancersFor(one).flatMap((balancer) =>
			aims(one, balancer, running).map((aim) => ({ family, balancer, aim })),
		),
	);
}

/** All ways of a case. Starts HAProxy where it is in them. */
export function waysOf(t: ExecutionContext, { topology }: Scene, one: Case, running: Running): Way[] {
	const { spec, status } = running.service;
	const entries: Entry[] = [];
	const ways: Way[] = [];
	for (const { family, balancer, aim } of combinations(one, running)) {
		const { title, at, toPod, node } = aim;
		const wanted = balancer.tls ? 443 : 80;
		const port = spec.ports.find((candidate) => candidate.port === wanted) ?? t.fail(`no port ${wanted}`);
		const listener = port.targetPort;
		const common = {
			title: `${family}, ${balancer.name}, ${title}`,
			...{ family, balancer, listener, node, tls: balancer.tls },
		};
		if (balancer.haproxy) {
			const host = topology.balancer[family];
			const entry = 10_000 + entries.length;
			const targets = [joined(at[family], toPod ? listener : (port.nodePort ?? 0))];
			entries.push({ bind: joined(host, entry), targets, ...balancer.haproxy });
			ways.push({ ...common, host, port: entry, prepare: () => undefined });
		} else {
			const host = published(status, family);
			ways.push({ ...common, host, port: wanted, prepare: () => topology.route(host, at) });
		}
	}
	if (entries.length > 0) startHaproxy(t, topology.balancer.namespace, entries);
	return ways;
}

/** The address of the family that the Service has. */
function published({ loadBalancer }: Running['service']['status'], family: Way['family']): string {
	const ips = loadBalancer.ingress?.map(({ ip }) => ip) ?? [];
	return ips.find((ip) => ip.includes(':') === (family === 'IPv6')) ?? '';
}

/** What the simulator foretells for a request; `peer` is who the gateway saw, where a node chose that. */
export function foretell(
	{ topology }: Scene,
	way: Way,
	{ pods }: Running,
	request: Request,
	peer: string,
): StandInEnding {
	const path = {
		entry: joined(way.host, way.port),
		loadBalancer: way.balancer.model(topology.balancer[way.family]),
		node: way.node(peer),
		gateway: readGateway(pods[0].env),
		destination: joined(pods[0].machine[way.family], way.listener),
	};
	const sent = { ...request, headers: [...request.headers, ['Connection', 'close'] as const] };
	const { outcome, answered } = trace(path, { ...sent, source: topology.client[way.family], tls: way.tls });
	if (answered === null) return { outcome };
	const { peerIp, clientIp, trusted, upstream } = answered;
	return { outcome: 'response', peerIp, clientIp, trusted, upstream };
}
