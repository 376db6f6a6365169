// Lets one `up` or `down` at a time work on a cluster.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { UserError } from '../../readers/user-error.ts';
import type { ClusterPaths } from './paths.ts';

/**
 * Runs `work` while holding the cluster's lock; throws a UserError when another process holds it.
 *
 * The lock is a name in Linux's abstract socket namespace: the kernel drops it with the process that holds it, so
 * neither a crash nor `kill -9` leaves a stale lock behind, and it is no file that somebody has to remove.
 */
export async function withLock<T>(paths: ClusterPaths, work: () => Promise<T>): Promise<T> {
	if (process.platform !== 'linux') return await work();
	const key = createHash('sha256').update(paths.directory).digest('hex').slice(0, 32);
	const server = createServer((socket) => socket.destroy());
	try {
		server.listen(`\0kong-client-ip-cluster-${key}`);
		await once(server, 'listening');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
		throw new UserError(
			`another "cluster up" or "cluster down" is at work on cluster "${paths.name}": wait until it has finished.`,
		);
	}
	try {
		return await work();
	} finally {
		server.close();
		await once(server, 'close');
	}
}
