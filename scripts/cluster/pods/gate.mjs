// Joins two networks through Unix sockets, which no network namespace confines. With `in`, in the cluster's network: takes
// connections for the API server there, and dials for the API server what it asks for by CONNECT (a kubelet, say).
// With `out`, where the API server listens: takes the other end of the first.
//   node gate.mjs in DIRECTORY HOST PORT     node gate.mjs out DIRECTORY PORT
import { rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';

const [side, directory, ...rest] = process.argv.slice(2);
// A socket's path may have no more than about 100 characters, so that a relative one is safer.
process.chdir(directory);
const [apiSocket, tunnelSocket] = ['api.sock', 'tunnel.sock'];

function join(one, other) {
	one.pipe(other).pipe(one);
	one.on('error', () => other.destroy());
	other.on('error', () => one.destroy());
}

if (side === 'in') {
	const [host, port] = rest;
	createServer((from) => join(from, connect(apiSocket))).listen(Number(port), host);
	rmSync(tunnelSocket, { force: true });
	createHttpServer()
		.on('connect', ({ url }, from, head) => {
			const [, address, wanted] = /^\[?(.*?)\]?:(\d+)$/.exec(url);
			const to = connect(Number(wanted), address, () => {
				from.write('HTTP/1.1 200 Connection established\r\n\r\n');
				if (head.length > 0) to.write(head);
				join(from, to);
			});
			to.once('error', () => from.destroy());
			from.once('error', () => to.destroy());
		})
		.listen(tunnelSocket);
} else {
	const [port] = rest;
	rmSync(apiSocket, { force: true });
	createServer((from) => join(from, connect(Number(port), '127.0.0.1'))).listen(apiSocket);
}
