// Where a test cluster keeps its files: everything below `.cache/cluster`, which git ignores.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../readers/user-error.ts';
import { cacheDirectory } from '../tools/cache.ts';

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Holds one folder per cluster and `bin/` with the programs built for all of them. */
export const clustersDirectory = join(cacheDirectory, 'cluster');

/** The files of one cluster; none of them exists before `up` and none after `down`. */
export interface ClusterPaths {
	readonly name: string;
	readonly directory: string;
	readonly state: string;
	readonly kubeconfig: string;
	readonly logs: string;
	readonly pki: string;
	readonly data: string;
}

/**
 * Takes a cluster's name (a DNS label of at most 30 characters, `bin` excepted) and returns its paths.
 * Throws a UserError for any other name, since the name becomes a folder that `down` deletes.
 */
export function clusterPaths(name: string): ClusterPaths {
	if (!/^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$/.test(name) || name === 'bin') {
		throw new UserError(
			`${JSON.stringify(name)} cannot name a cluster: use 1 to 30 lower-case letters, digits and hyphens, and not "bin".`,
		);
	}
	const directory = join(clustersDirectory, name);
	return {
		name,
		directory,
		state: join(directory, 'state.json'),
		kubeconfig: join(directory, 'kubeconfig'),
		logs: join(directory, 'logs'),
		pki: join(directory, 'pki'),
		data: join(directory, 'etcd'),
	};
}
