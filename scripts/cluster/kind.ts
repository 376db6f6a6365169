// Makes a cluster by kind, where a Docker engine answers.
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from './api.ts';
import { ClusterFault, sentence } from './fault.ts';
import { loadBalancer } from './load-balancer-process.ts';
import type { ClusterPaths } from './paths.ts';
import { start } from './processes.ts';
import type { Progress } from './progress.ts';
import { writeState } from './state.ts';

/** Used through `go run` where no `kind` is installed. */
const kindModule = 'sigs.k8s.io/kind@v0.33.0';

/** Whether a Docker engine answers; the command alone does not count. */
export function dockerAnswers(): boolean {
	const asked = spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 10_000 });
	return asked.status === 0 && asked.stdout.length > 0;
}

/** Creates the cluster and its kubeconfig, then starts the load balancer stand-in. Throws a ClusterFault. */
export async function startKind(paths: ClusterPaths, progress: Progress): Promise<void> {
	writeState(paths, { maker: 'kind', ready: false, processes: [] });
	await progress.step('create a kind cluster', async () => {
		kind([
			'create',
			'cluster',
			'--name',
			kindName(paths),
			'--kubeconfig',
			paths.kubeconfig,
			'--wait',
			'180s',
		]);
	});
	const balancer = await start(loadBalancer(paths), paths.logs);
	const api = connect(paths.kubeconfig);
	while ((await api.send('GET', '/readyz')).status !== 200) await sleep(500);
	writeState(paths, { maker: 'kind', ready: true, processes: [balancer] });
}

/** Deletes the cluster; kind does not mind when there is none. Throws a ClusterFault when kind cannot. */
export function deleteKind(paths: ClusterPaths): void {
	kind(['delete', 'cluster', '--name', kindName(paths), '--kubeconfig', paths.kubeconfig]);
}

/** The name in Docker, apart from the contributor's own kind clusters. */
function kindName(paths: ClusterPaths): string {
	return `kong-client-ip-${paths.name}`;
}

function kind(args: readonly string[]): void {
	let run = spawnSync('kind', args, { encoding: 'utf8' });
	if (run.error) run = spawnSync('go', ['run', kindModule, ...args], { encoding: 'utf8' });
	if (run.error) {
		throw new ClusterFault(
			'a Docker engine answers, but there is neither a "kind" nor a "go" command: install kind.',
		);
	}
	if (run.status !== 0) {
		const lines = run.stderr.split('\n').filter((line) => line.trim());
		throw new ClusterFault(`kind ${args[0]} cluster failed: ${sentence(lines.slice(-3).join(' / '))}`);
	}
}
