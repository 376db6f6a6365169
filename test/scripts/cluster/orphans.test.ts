// Which clusters of test runs are taken for orphans. Linux only, as the code is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import test from 'ava';
import { remove } from '../../../scripts/cluster/down.ts';
import { ownTestCluster, removeOrphans } from '../../../scripts/cluster/orphans.ts';
import { clusterPaths } from '../../../scripts/cluster/paths.ts';
import { quiet } from '../../../scripts/cluster/progress.ts';

test('the cluster of a test run that has ended is removed, that of a running one is not', async (t) => {
	const { pid } = spawnSync('true');
	const orphans = [`test-${pid}`, `test-${pid}-more`].map(clusterPaths);
	const own = ownTestCluster();
	t.teardown(() => remove(own));
	for (const { logs } of [...orphans, own]) mkdirSync(logs, { recursive: true });
	await removeOrphans(quiet);
	t.deepEqual(
		[...orphans, own].map(({ directory }) => existsSync(directory)),
		[false, false, true],
	);
});
