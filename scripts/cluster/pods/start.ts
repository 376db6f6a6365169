// Starts two nodes that run real pods, and what they need around them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Api } from '../api.ts';
import { kubeconfigOf, type UserName } from '../credentials.ts';
import { runIn } from '../namespace.ts';
import { createNode } from '../nodes.ts';
import type { ClusterPaths } from '../paths.ts';
import type { ProcessRecord, ProcessSpec } from '../processes.ts';
import { makeGroup } from './cgroups.ts';
import { writeImage } from './image.ts';
import { clusterDomain, nodes, router } from './layout.ts';
import { type Machines, makeMachines } from './machines.ts';
import { pauseImage, runtimeSocket, writeNodeFiles } from './node-files.ts';
import { agents, containerd, coreDns, gates, prepareFileSystem } from './node-programs.ts';

/** The folders of programs: Kubernetes' own, and containerd with its neighbours. */
interface Binaries {
	readonly kubernetes: string;
	readonly pods: string;
}

/** How the caller starts a process and waits. */
interface Starter {
	run(spec: ProcessSpec): Promise<ProcessRecord>;
	/** Resolves when `probe` says true; rejects when a process ends or it takes too long, blaming `by`. */
	until(what: string, by: string, probe: () => Promise<boolean>): Promise<void>;
}

/** The file in which the tests find the machines. */
function machinesFile(paths: ClusterPaths): string {
	return join(paths.directory, 'machines.json');
}

/** Tells the API server to dial the kubelets through the gate, since they are in another network. */
export function egressConfiguration(): unknown {
	const transport = { uds: { udsName: 'tunnel.sock' } };
	return {
		apiVersion: 'apiserver.k8s.io/v1beta1',
		kind: 'EgressSelectorConfiguration',
		egressSelections: [{ name: 'cluster', connection: { proxyProtocol: 'HTTPConnect', transport } }],
	};
}

/** Starts everything, writes {@link machinesFile}, and returns when both nodes are ready. */
export async function startNodes(
	paths: ClusterPaths,
	binaries: Binaries,
	api: Api,
	apiPort: number,
	{ run, until }: Starter,
): Promise<void> {
	const machines = await makeMachines(paths, binaries.pods, run);
	writeFileSync(machinesFile(paths), JSON.stringify(machines, null, '\t'));
	for (const spec of gates(paths, machines.router, apiPort)) await run(spec);
	const nodeConfig = writeInnerKubeconfig(paths, 'node');
	const corefile = join(paths.directory, 'Corefile');
	const zone = `kubernetes ${clusterDomain} {\n\t\tkubeconfig ${nodeConfig}\n\t}`;
	writeFileSync(corefile, `.:53 {\n\tbind ${router.address}\n\terrors\n\t${zone}\n}\n`);
	await run(coreDns(binaries.pods, machines.router, corefile));

	const image = join(paths.directory, 'pause.tar');
	await writeImage(image, pauseImage, { Entrypoint: ['/pause'] }, [[join(binaries.pods, 'pause'), '/pause']]);
	const proxyConfig = writeInnerKubeconfig(paths, 'kube-proxy');
	for (const [index, machine] of machines.nodes.entries()) {
		const folder = join(paths.directory, machine.name);
		mkdirSync(folder, { recursive: true });
		prepareFileSystem(machine);
		const files = writeNodeFiles(folder, binaries.pods, machine, makeGroup(paths, machine.name));
		await run(containerd(binaries.pods, machine, files));
		await until(`containerd on ${machine.name}`, `containerd-${machine.name}`, async () => {
			loadImage(machines, machine, image);
			return true;
		});
		await createNode(api, index, { spec: { podCIDR: machine.pods, podCIDRs: [machine.pods] } });
		for (const spec of agents(binaries.kubernetes, machine, files, nodeConfig, proxyConfig)) await run(spec);
	}
	for (const { name } of nodes) {
		await until(`node ${name} ready`, `kubelet-${name}`, async () => {
			const { body } = await api.send('GET', `/api/v1/nodes/${name}`);
			return body.status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True') ?? false;
		});
	}
}

/** Gives a node an image from a tar file. Throws an Error with what containerd says. */
export function loadImage(machines: Machines, node: Machines['nodes'][number], tar: string): void {
	const words = ['--address', runtimeSocket, '--namespace', 'k8s.io', 'images', 'import', '--local', tar];
	runIn(node, join(machines.programs, 'ctr'), words);
}

/** A user's kubeconfig for programs in the cluster's network. Returns its path. */
function writeInnerKubeconfig(paths: ClusterPaths, user: UserName): string {
	const config = parse(readFileSync(kubeconfigOf(paths, user), 'utf8'));
	const [{ cluster }] = config.clusters;
	cluster.server = `https://${router.address}:${router.apiPort}`;
	// The address that is in the API server's certificate.
	cluster['tls-server-name'] = '127.0.0.1';
	const file = join(paths.pki, `${user}-inner.kubeconfig`);
	writeFileSync(file, stringify(config), { mode: 0o600 });
	return file;
}
