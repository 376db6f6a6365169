// What `up` writes down about a cluster, so that `down` and `status`, run later, know it.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ClusterPaths } from './paths.ts';
import type { ProcessRecord } from './processes.ts';

/** `ready` turns true when `up` has finished; a state without it is what a killed `up` leaves. */
interface ClusterState {
	readonly maker: 'modules' | 'kind';
	/** Whether its nodes run pods; kind's always do. */
	readonly pods: boolean;
	readonly ready: boolean;
	readonly processes: readonly ProcessRecord[];
}

/** Replaces the state as a whole, so that no reader meets half a file. */
export function writeState(paths: ClusterPaths, state: ClusterState): void {
	const next = `${paths.state}.next`;
	writeFileSync(next, `${JSON.stringify(state, null, '\t')}\n`, { mode: 0o600 });
	renameSync(next, paths.state);
}

/** Returns the state, or undefined where there is none or an unreadable one. */
export function readState(paths: ClusterPaths): ClusterState | undefined {
	try {
		return JSON.parse(readFileSync(paths.state, 'utf8')) as ClusterState;
	} catch {
		return undefined;
	}
}
