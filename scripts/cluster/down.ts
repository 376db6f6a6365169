// `cluster down`: ends every process of a cluster and deletes its files, whatever state they are in.
import { rmSync } from 'node:fs';
import { UserError } from '../../readers/user-error.ts';
import { binariesDirectory } from './build.ts';
import { deleteKind } from './kind.ts';
import { withLock } from './lock.ts';
import type { ClusterPaths } from './paths.ts';
import { removeGroups } from './pods/cgroups.ts';
import { end, scanFor } from './processes.ts';
import type { Progress } from './progress.ts';
import { readState } from './state.ts';
import { leftovers, ownScripts } from './status.ts';

/** Removes the cluster; a cluster that is not there is no fault. */
export async function down(paths: ClusterPaths, progress: Progress): Promise<void> {
	await withLock(paths, async () => {
		if (!leftovers(paths)) return progress.line(`cluster "${paths.name}" is not up`);
		await progress.step(`remove cluster "${paths.name}"`, () => remove(paths));
	});
}

/**
 * The work of `down`, for a caller that holds the lock. The recorded processes and those that only /proc knows are
 * ended first; files go last, so that a second try still finds what is left. Throws a UserError if some stay.
 */
export async function remove(paths: ClusterPaths): Promise<void> {
	const state = readState(paths);
	if (state?.maker === 'kind') await deleteKind(paths);
	const linux = process.platform === 'linux';
	const left = await end([
		...(state?.processes ?? []),
		...(linux ? scanFor(paths.directory, binariesDirectory, ownScripts) : []),
	]);
	if (left.length > 0) {
		const names = left.map(({ name, pid }) => `${name} (process ${pid})`).join(', ');
		throw new UserError(`${names} did not end. Stop it by hand, then run "npm run cluster down" again.`);
	}
	const groups = await removeGroups(paths);
	if (groups.length > 0)
		throw new UserError(`these control groups could not be removed: ${groups.join(', ')}.`);
	rmSync(paths.directory, { recursive: true, force: true });
}
