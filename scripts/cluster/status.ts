// `cluster status`: whether a cluster is up, and what is wrong with it if not.
import { existsSync } from 'node:fs';
import { connect } from './api.ts';
import { binariesDirectory } from './build.ts';
import { lastWords } from './control-plane.ts';
import { loadBalancerScript } from './load-balancer.ts';
import type { ClusterPaths } from './paths.ts';
import { hasGroups } from './pods/cgroups.ts';
import { gateScript } from './pods/node-programs.ts';
import { isAlive, scanFor } from './processes.ts';
import { readState } from './state.ts';

/** Whether there is anything of the cluster that `down` would remove. */
export function leftovers(paths: ClusterPaths): boolean {
	if (existsSync(paths.directory) || hasGroups(paths)) return true;
	return process.platform === 'linux' && scanFor(paths.directory, binariesDirectory, ownScripts).length > 0;
}

/** The scripts by which processes of a cluster are recognised. */
export const ownScripts: readonly string[] = [loadBalancerScript, gateScript];

/** One sentence for each thing that is wrong with a cluster that should be up; none when it is well. */
export async function troubles(paths: ClusterPaths): Promise<string[]> {
	const state = readState(paths);
	if (!state?.ready) return ['A "cluster up" has not finished, or was killed.'];
	const dead = state.processes.filter((record) => !isAlive(record));
	if (dead.length > 0) {
		return dead.map(
			({ name, pid }) => `${name} (process ${pid}) is gone; it last wrote: ${lastWords(paths, name)}`,
		);
	}
	try {
		const { status, body } = await connect(paths.kubeconfig).send('GET', '/readyz');
		return status === 200 ? [] : [`The API server is not ready: it answers ${status}, ${body.message}.`];
	} catch (error) {
		return [`The API server does not answer: ${(error as Error).message}.`];
	}
}
