// The process behind send.ts. Plain JavaScript, so that a namespace's sender starts at once.
import * as net from 'node:net';
import { createInterface } from 'node:readline';
import { Duplex } from 'node:stream';
import * as tls from 'node:tls';

function exchange({ source, host, port, tls: encrypted, prefix, request, patience = 10_000 }) {
	return new Promise((resolve) => {
		const socket = net.connect({ host, port, localAddress: source });
		const raw = [];
		const plain = [];
		let failure;
		const end = () => {
			const bytes = Buffer.concat(plain.length > 0 ? plain : raw);
			resolve(endingOf(bytes.toString('utf8'), failure));
		};
		socket.setTimeout(patience, () => {
			failure = 'ETIMEDOUT';
			socket.destroy();
		});
		socket.on('data', (chunk) => raw.push(chunk));
		socket.on('error', (error) => {
			failure = error.code;
		});
		socket.on('close', end);
		const first = Buffer.from(prefix ?? '', 'base64');
		if (encrypted)
			secure(socket, first)
				.on('data', (chunk) => plain.push(chunk))
				.write(request);
		else socket.write(Buffer.concat([first, Buffer.from(request)]));
	});
}

const endings = { ECONNREFUSED: 'refused', ECONNRESET: 'reset', EPIPE: 'reset' };

function endingOf(text, failure) {
	if (text.startsWith('HTTP/1.')) return { ending: 'answer', text };
	return { ending: failure === undefined ? 'closed' : (endings[failure] ?? 'timeout') };
}

// TLS over a stream of our own, since Node gives no way to put bytes into the write that carries the ClientHello.
function secure(socket, first) {
	let pending = first;
	const wire = new Duplex({
		read() {},
		write(chunk, _encoding, done) {
			const bytes = Buffer.concat([pending, chunk]);
			pending = Buffer.alloc(0);
			socket.write(bytes, () => done());
		},
		final(done) {
			socket.end(() => done());
		},
	});
	socket.on('data', (chunk) => wire.push(chunk));
	socket.on('end', () => wire.push(null));
	const options = {
		socket: wire,
		servername: 'demo.example',
		ALPNProtocols: ['http/1.1'],
		rejectUnauthorized: false,
	};
	const session = tls.connect(options);
	session.on('error', () => socket.end());
	return session;
}

createInterface({ input: process.stdin }).on('line', async (line) => {
	const { id, ...sent } = JSON.parse(line);
	process.stdout.write(`${JSON.stringify({ id, ...(await exchange(sent)) })}\n`);
});
