// `cluster up`: makes a cluster, or says that it is there; leaves nothing behind when it fails.
import { mkdirSync } from 'node:fs';
import { UserError } from '../../readers/user-error.ts';
import { dockerAnswers } from '../chart-testing/docker.ts';
import { startControlPlane } from './control-plane.ts';
import { remove } from './down.ts';
import { startKind } from './kind.ts';
import { withLock } from './lock.ts';
import type { ClusterPaths } from './paths.ts';
import type { Progress } from './progress.ts';
import { readState } from './state.ts';
import { leftovers, troubles } from './status.ts';

/** `port`: the API server's on 127.0.0.1, 0 for any free one; kind chooses its own. `pods`: whether pods have to run. */
interface UpOptions {
	readonly port: number;
	readonly pods: boolean;
	readonly maker: 'modules' | 'kind' | 'any';
}

/**
 * Makes the cluster unless it is up and well. What a killed `up` or a died process left is removed first.
 * Throws a UserError, after removing everything, when the cluster does not come up or `signal` fires.
 */
export async function up(
	paths: ClusterPaths,
	options: UpOptions,
	progress: Progress,
	signal: AbortSignal,
): Promise<void> {
	await withLock(paths, async () => {
		if (await isUp(paths, options, progress)) return;
		const byKind = await usesKind(options);
		try {
			mkdirSync(paths.logs, { recursive: true, mode: 0o700 });
			if (byKind) await startKind(paths, progress);
			else await startControlPlane(paths, options, progress, signal);
		} catch (error) {
			await remove(paths);
			throw error;
		}
	});
}

/** Whether there is a cluster that is whole. Removes one that is not. */
async function isUp(paths: ClusterPaths, { pods }: UpOptions, progress: Progress): Promise<boolean> {
	if (!leftovers(paths)) return false;
	const wrong = await troubles(paths);
	const other = pods && !readState(paths)?.pods;
	if (other && wrong.length === 0) wrong.push('Its pods are only played.');
	if (wrong.length === 0) {
		progress.line(`cluster "${paths.name}" is already up`);
		return true;
	}
	progress.line(`cluster "${paths.name}" is not complete, so it is made again: ${wrong.join(' ')}`);
	await remove(paths);
	return false;
}

async function usesKind({ maker }: UpOptions): Promise<boolean> {
	if (maker === 'kind' || (maker === 'any' && (await dockerAnswers()))) return true;
	if (process.platform === 'linux') return false;
	throw new UserError(
		`no Docker engine answers, and on ${process.platform} the cluster needs one: start Docker.`,
	);
}
