// Picks TCP ports on the loopback address.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { UserError } from '../../readers/user-error.ts';

/**
 * Returns `count` free ports of 127.0.0.1, all different. When `first` is not 0 it is the first of them, and a
 * UserError says so if another program has it.
 */
export async function freePorts(count: number, first = 0): Promise<number[]> {
	const servers: Server[] = [];
	try {
		for (let index = 0; index < count; index += 1) {
			const server = createServer();
			server.listen(index === 0 ? first : 0, '127.0.0.1');
			await once(server, 'listening');
			servers.push(server);
		}
		// All stay open until all are picked, so that none is picked twice.
		return servers.map((server) => (server.address() as AddressInfo).port);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EADDRINUSE' || code === 'EACCES') {
			throw new UserError(
				`port ${first} of 127.0.0.1 is ${code === 'EACCES' ? 'not allowed to this user' : 'in use'}: ` +
					'name another with --port, or leave --port out.',
			);
		}
		throw error;
	} finally {
		await Promise.all(
			servers.map((server) => {
				server.close();
				return once(server, 'close');
			}),
		);
	}
}
