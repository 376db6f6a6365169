// Gives the pods of a release, which kwok only pretends to run, a network and a gateway that answers.
import type { ExecutionContext } from 'ava';
import type { KongEnv } from '../../schema/trace/index.ts';
import type { Release } from '../cluster/release.ts';
import { kubectlPrints } from '../cluster/support.ts';
import { type StandIn, startStandIn } from './stand-in.ts';
import type { Addresses, Machine, NodeMachine, Topology } from './topology.ts';

/** A pod with its stand-in. */
export interface GatewayPod {
	readonly machine: Machine;
	readonly node: NodeMachine;
	/** The environment of the container named `proxy`, as the chart wrote it. */
	readonly env: KongEnv;
}

interface PodObject {
	readonly spec: {
		readonly nodeName: string;
		readonly containers: readonly { name: string; env?: readonly { name: string; value?: string }[] }[];
	};
	readonly status: { readonly podIPs: readonly { readonly ip: string }[] };
}

/** Starts a stand-in for every pod of the release; they end with the test. */
export async function runPods(
	t: ExecutionContext,
	topology: Topology,
	release: Release,
): Promise<GatewayPod[]> {
	const args = ['--namespace', release.namespace, 'get', 'pods', '--output', 'json'];
	const { items } = JSON.parse(await kubectlPrints(t, args)) as { items: PodObject[] };
	const pods: GatewayPod[] = [];
	for (const { spec, status } of items) {
		const node = topology.nodes.find(({ name }) => name === spec.nodeName);
		if (!node) throw t.fail(`a pod is on ${spec.nodeName}, which is no node of the network`);
		const ips = status.podIPs.map(({ ip }) => ip);
		const addresses: Addresses = {
			IPv4: ips.find((ip) => !ip.includes(':')) ?? '',
			IPv6: ips.find((ip) => ip.includes(':')) ?? '',
		};
		const container = spec.containers.find(({ name }) => name === 'proxy');
		const env = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value ?? '']));
		const machine = await topology.attach(addresses, node);
		const standIn: StandIn = await startStandIn(machine.namespace, env);
		t.teardown(async () => {
			await standIn.stop();
			machine.namespace.close();
		});
		pods.push({ machine, node, env });
	}
	return pods;
}
