// `npm run test:cluster`, `test:packets`, `test:pods` and `test:release`: make a cluster, run test/cluster (or another), remove it.
// Further arguments go on to ava. A cluster named by CLUSTER_KUBECONFIG is used as it is and left alone.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../readers/user-error.ts';
import { programs } from './cluster/build.ts';
import { down } from './cluster/down.ts';
import { ownTestCluster, removeOrphans } from './cluster/orphans.ts';
import { root } from './cluster/paths.ts';
import { progressOn } from './cluster/progress.ts';
import { readState } from './cluster/state.ts';
import { up } from './cluster/up.ts';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());

function ava(suite: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	const program = fileURLToPath(new URL('../node_modules/ava/entrypoints/cli.mjs', import.meta.url));
	const child = spawn(process.execPath, [program, '--config', `test/${suite}/ava.config.mjs`, ...args], {
		cwd: root,
		env,
		stdio: 'inherit',
	});
	stop.signal.addEventListener('abort', () => void child.kill(), { once: true });
	return new Promise((resolve, reject) => {
		child.once('error', reject).once('close', (code) => resolve(code ?? 2));
	});
}

async function main(): Promise<number> {
	const [suite = 'cluster', ...args] = process.argv.slice(2);
	if (process.env.CLUSTER_KUBECONFIG) return await ava(suite, args, process.env);
	const progress = progressOn(process.stderr);
	// Packets go through namespaces made here, which a kind cluster's API server knows nothing of.
	const maker = suite === 'cluster' || suite === 'release' ? 'any' : 'modules';
	await removeOrphans(progress);
	const paths = ownTestCluster();
	const pods = suite === 'pods';
	await up(paths, { port: 0, pods, maker }, progress, stop.signal);
	try {
		const env: NodeJS.ProcessEnv = {
			...process.env,
			CLUSTER_KUBECONFIG: paths.kubeconfig,
			// What Helm and kubectl remember of an API server must not outlive it: the next may have its port.
			KUBECACHEDIR: join(paths.directory, 'cache'),
		};
		// The kubectl of the same build; kind's users have their own.
		if (readState(paths)?.maker === 'modules') {
			env.PATH = `${await programs(progress, stop.signal)}:${env.PATH ?? ''}`;
		}
		return await ava(suite, args, env);
	} finally {
		await down(paths, progress);
	}
}

try {
	process.exitCode = await main();
} catch (error) {
	process.stderr.write(`${error instanceof UserError ? error.message : (error as Error).stack}\n`);
	process.exitCode = 2;
}
