// Clusters of test runs that were killed before they could remove them.
import { existsSync, readdirSync } from 'node:fs';
import { down } from './down.ts';
import { type ClusterPaths, clusterPaths, clustersDirectory } from './paths.ts';
import { startOf } from './processes.ts';
import type { Progress } from './progress.ts';

/** The cluster of the test run that is this process. */
export function ownTestCluster(): ClusterPaths {
	return clusterPaths(`test-${process.pid}`);
}

/** Removes the clusters called `test-PID`, or `test-PID-` and more, whose process is gone. */
export async function removeOrphans(progress: Progress): Promise<void> {
	if (process.platform !== 'linux' || !existsSync(clustersDirectory)) return;
	for (const name of readdirSync(clustersDirectory)) {
		const pid = /^test-(\d+)(?:-|$)/.exec(name)?.[1];
		if (pid !== undefined && startOf(Number(pid)) === undefined) await down(clusterPaths(name), progress);
	}
}
