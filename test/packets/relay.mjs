// Takes connections on 127.0.0.1 of the namespace that it runs in, and passes them on to a Unix socket.
import { connect, createServer } from 'node:net';

const [port, socket] = process.argv.slice(2);
createServer((from) => {
	const to = connect(socket);
	from.pipe(to).pipe(from);
	from.on('error', () => to.destroy());
	to.on('error', () => from.destroy());
}).listen(Number(port), '127.0.0.1');
