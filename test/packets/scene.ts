// The stage of the tests: the network, the kube-proxies, somebody to send from, and releases on it.
import type { ExecutionContext } from 'ava';
import type { ClientRequest } from '../../schema/trace/index.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { apply, type Release } from '../cluster/release.ts';
import { kubeconfig, kubectlPrints, namespace } from '../cluster/support.ts';
import { type Case, valuesFor } from './cases.ts';
import { type KubeProxies, startKubeProxies } from './kube-proxy.ts';
import { type GatewayPod, runPods } from './pods.ts';
import { proxyBytes } from './proxy-bytes.ts';
import { getRequest, type Sender, senderIn } from './send.ts';
import { whenServed } from './served.ts';
import { readEnding, type StandInEnding } from './stand-in-answer.ts';
import { requireTools } from './tools.ts';
import { makeTopology, type NodeMachine, type Topology } from './topology.ts';

export interface Scene {
	readonly topology: Topology;
	readonly proxies: KubeProxies;
	/** Sends from outside the cluster. */
	readonly client: Sender;
	/** Sends from the load balancer's machine. */
	readonly balancer: Sender;
	/** Send from the nodes, in their order. */
	readonly onNodes: readonly Sender[];
	close(): Promise<void>;
}

/** Sets the stage. Throws an Error that names what the machine lacks. */
export async function makeScene(): Promise<Scene> {
	requireTools();
	const topology = await makeTopology();
	const proxies = await startKubeProxies(topology.nodes, kubeconfig());
	const client = senderIn(topology.client.namespace);
	const balancer = senderIn(topology.balancer.namespace);
	const onNodes = topology.nodes.map(({ namespace }) => senderIn(namespace));
	const close = async (): Promise<void> => {
		await Promise.all([...[client, balancer, ...onNodes].map((sender) => sender.stop()), proxies.stop()]);
		topology.close();
	};
	return { topology, proxies, client, balancer, onNodes, close };
}

/** What of a Service the tests need. */
export interface ServiceObject {
	readonly spec: {
		readonly clusterIPs: readonly string[];
		readonly healthCheckNodePort?: number;
		readonly ports: readonly { port: number; nodePort?: number; targetPort: number }[];
	};
	readonly status: { readonly loadBalancer: { readonly ingress?: readonly { ip: string }[] } };
}

/** A release whose pods answer. */
export interface Running {
	readonly release: Release;
	/** Two, on two nodes. */
	readonly pods: readonly [GatewayPod, GatewayPod];
	/** The public Service. */
	readonly service: ServiceObject;
	/** The Service for callers inside the cluster, where the public one speaks PROXY. */
	readonly inside: ServiceObject | undefined;
	/** The node without a pod. */
	readonly idle: NodeMachine;
}

/**
 * Installs the chart for a case, in a namespace that ends with the test, runs a stand-in in each pod, and waits until
 * every node leads to them.
 */
export async function install(
	t: ExecutionContext,
	{ topology, onNodes }: Scene,
	one: Case,
): Promise<Running> {
	const { helm4 } = await helms();
	const release = { helm: helm4, namespace: await namespace(t), name: 'kong' };
	await apply(t, release, 'install', valuesFor(one, topology));
	const [first, second, ...others] = await runPods(t, topology, release);
	if (!first || !second || others.length > 0 || first.node === second.node)
		throw t.fail('not two pods on two nodes');
	const idle = topology.nodes.find((node) => node !== first.node && node !== second.node);
	if (!idle) throw t.fail('every node has a pod');
	const services = await readServices(t, release);
	await whenServed(t, onNodes, [...services.values()]);
	const service = services.get('kong-proxy');
	if (!service) throw t.fail('no public Service');
	return { release, pods: [first, second], service, inside: services.get('kong-in-cluster'), idle };
}

/** A Service of the release as it is now. */
export async function readService(
	t: ExecutionContext,
	release: Release,
	name: string,
): Promise<ServiceObject> {
	const service = (await readServices(t, release)).get(name);
	return service ?? t.fail(`no Service ${name}`);
}

async function readServices(t: ExecutionContext, release: Release): Promise<Map<string, ServiceObject>> {
	const args = ['--namespace', release.namespace, 'get', 'services', '--output', 'json'];
	const { items } = JSON.parse(await kubectlPrints(t, args)) as {
		items: (ServiceObject & { metadata: { name: string } })[];
	};
	return new Map(items.map((item) => [item.metadata.name, item]));
}

/** What a client sends, beside where from and where to. */
export type Request = Pick<ClientRequest, 'headers' | 'proxyHeaders'>;

/** Where to, and whether with TLS. */
export interface Target {
	readonly host: string;
	readonly port: number;
	readonly tls: boolean;
}

/** Sends a request and reads how it ended. `patience` in milliseconds. */
export async function send(
	from: Sender,
	target: Target,
	{ headers, proxyHeaders = [] }: Request,
	patience = 5000,
): Promise<StandInEnding> {
	const prefix = Buffer.concat(proxyHeaders.map(proxyBytes)).toString('base64');
	return readEnding(await from.send({ ...target, prefix, request: getRequest(headers), patience }));
}

/** `ip:port` or `[ip]:port`. */
export function joined(address: string, port: number): string {
	return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
