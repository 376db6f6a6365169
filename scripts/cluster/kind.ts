// Makes a cluster by kind, where a Docker engine answers.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onPath } from '../../cli/io/on-path.ts';
import { UserError } from '../../readers/user-error.ts';
import { goProgram } from '../chart-testing/tools.ts';
import { kind as kindProgram } from '../chart-testing/versions.ts';
import { run } from '../tools/run.ts';
import { connect } from './api.ts';
import { sentence } from './fault.ts';
import { loadBalancer } from './load-balancer-process.ts';
import type { ClusterPaths } from './paths.ts';
import { start } from './processes.ts';
import type { Progress } from './progress.ts';
import { writeState } from './state.ts';

/** Creates the cluster and its kubeconfig, then starts the load balancer stand-in. Throws a UserError. */
export async function startKind(paths: ClusterPaths, progress: Progress): Promise<void> {
	writeState(paths, { maker: 'kind', pods: true, ready: false, processes: [] });
	await progress.step('create a kind cluster', async () => {
		await kind([
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
	for (let tries = 0; (await api.send('GET', '/readyz')).status !== 200; tries += 1) {
		if (tries > 120) throw new UserError('the API server of the kind cluster is not ready after a minute.');
		await sleep(500);
	}
	writeState(paths, { maker: 'kind', pods: true, ready: true, processes: [balancer] });
}

/** Deletes the cluster; kind does not mind when there is none. Throws a UserError when kind cannot. */
export async function deleteKind(paths: ClusterPaths): Promise<void> {
	await kind(['delete', 'cluster', '--name', kindName(paths), '--kubeconfig', paths.kubeconfig]);
}

/** The name in Docker, apart from the contributor's own kind clusters. */
function kindName(paths: ClusterPaths): string {
	return `kong-client-ip-${paths.name}`;
}

/** Runs kind: the installed one, else one built from its Go module. */
async function kind(args: string[]): Promise<void> {
	const program = onPath('kind') ?? join(await goProgram(kindProgram), 'kind');
	const { exitCode, stderr } = await run(program, args);
	if (exitCode !== 0) {
		const lines = stderr.split('\n').filter((line) => line.trim());
		throw new UserError(`kind ${args[0]} cluster failed: ${sentence(lines.slice(-3).join(' / '))}`);
	}
}
