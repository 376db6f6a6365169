// A real kube-proxy on each node of the topology.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, connect as dial, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Program, startIn } from '../../scripts/cluster/namespace.ts';
import { kubeProxyArguments } from '../../scripts/cluster/pods/node-programs.ts';
import type { NodeMachine } from './topology.ts';

/** The kube-proxies, and their end. */
export interface KubeProxies {
	/** What they have written, for a test that fails. */
	output(): string;
	stop(): Promise<void>;
}

/**
 * Starts one kube-proxy per node. The API server listens on the loopback address outside all namespaces: in each node
 * a relay listens on the same address and port, and reaches it through a Unix socket, which no namespace confines.
 */
export async function startKubeProxies(
	nodes: readonly NodeMachine[],
	kubeconfig: string,
): Promise<KubeProxies> {
	const { port, hostname } = new URL(parse(readFileSync(kubeconfig, 'utf8')).clusters[0].cluster.server);
	const folder = mkdtempSync(join(tmpdir(), 'relay-'));
	const socket = join(folder, 'api.sock');
	const server = await relayTo(socket, hostname, Number(port));
	const relay = fileURLToPath(new URL('relay.mjs', import.meta.url));
	const programs: Program[] = [];
	for (const { namespace, name } of nodes) {
		programs.push(startIn(namespace, process.execPath, [relay, port, socket]));
		programs.push(startIn(namespace, 'kube-proxy', kubeProxyArguments(name, kubeconfig)));
	}
	return {
		output: () => programs.map((program) => program.output()).join('\n'),
		async stop() {
			await Promise.all(programs.map((program) => program.stop()));
			server.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function relayTo(socket: string, host: string, port: number): Promise<Server> {
	const server = createServer((from) => {
		const to = dial(port, host);
		from.pipe(to).pipe(from);
		from.on('error', () => to.destroy());
		to.on('error', () => from.destroy());
	});
	return new Promise((resolve, reject) => {
		server.once('error', reject).listen(socket, () => resolve(server));
	});
}
