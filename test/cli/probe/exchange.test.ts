// Every way in which a server can behave oddly ends in a word, and nothing is thrown. The servers are real, on loopback.
import { once } from 'node:events';
import { createServer as createHttp2, createSecureServer } from 'node:http2';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import test from 'ava';
import { exchange, type Sent } from '../../../cli/probe/exchange.ts';
import type { Ending } from '../../../schema/probe/types.ts';
import { certificateFor } from '../../support/certificate.ts';

const certificate = certificateFor('kong.example');

/** Asks a server, which ends with the question. */
async function ask(server: Server, more: Partial<Sent> = {}): Promise<Ending> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => {});
	});
	server.on('tlsClientError', () => {});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const request = 'GET / HTTP/1.1\r\nHost: kong.example\r\nConnection: close\r\n\r\n';
	const sent = { address: '127.0.0.1', port, preface: Buffer.alloc(0), request, timeout: 10_000, ...more };
	try {
		return (await exchange(sent)).ending;
	} finally {
		for (const socket of sockets) socket.destroy();
		server.close();
	}
}

/** A server that answers the first bytes of a connection so, and closes it unless it is to be kept open. */
const answering = (text: string | Buffer, keep = false) =>
	createServer((socket) => {
		socket.once('data', () => (keep ? socket.write(text) : socket.end(text)));
	});

const head = (status: string, ...fields: string[]) => [`HTTP/1.1 ${status}`, ...fields, '', ''].join('\r\n');
const ok = (body: string): Ending => ({ how: 'answer', status: 200, body });

test('whole answers: with a length, in chunks, to the end of the connection, behind an interim one', async (t) => {
	t.deepEqual(await ask(answering(`${head('200 OK', 'Content-Length: 2')}{}`, true)), ok('{}'));
	const chunked = `${head('200 OK', 'Transfer-Encoding: chunked')}3;x=y\r\n{"a\r\n3\r\n":1\r\n1\r\n}\r\n0\r\n\r\n`;
	t.deepEqual(await ask(answering(chunked, true)), ok('{"a":1}'));
	t.deepEqual(await ask(answering(`${head('200 OK')}{}`)), ok('{}'));
	t.deepEqual(await ask(answering(`${head('103 Early Hints')}${head('200 OK')}{}`)), ok('{}'));
	t.deepEqual(await ask(answering(head('301 Moved', 'Location: https://a/', 'Content-Length: 0'), true)), {
		how: 'answer',
		status: 301,
		body: '',
		location: 'https://a/',
	});
});

test('no answer: never, closed at once, closed in the middle, reset', async (t) => {
	t.deepEqual(await ask(createServer(), { timeout: 50 }), { how: 'silent' });
	t.deepEqual(await ask(answering(head('200 OK', 'Content-Length: 9'), true), { timeout: 50 }), {
		how: 'silent',
	});
	t.deepEqual(await ask(createServer((socket) => socket.end())), { how: 'closed' });
	t.deepEqual(await ask(answering('HTTP/1.1 200 OK\r\nContent-')), { how: 'closed' });
	const resetting = createServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
	t.deepEqual(await ask(resetting), { how: 'reset' });
});

test('a gigabyte, in the body or in headers, is left after 64 KiB', async (t) => {
	let written = 0;
	const flooding = (start: string) =>
		createServer((socket) => {
			const pour = () => {
				while (!socket.destroyed && written < 2 ** 30) {
					written += 65536;
					if (!socket.write(Buffer.alloc(65536, 'a'))) return;
				}
			};
			socket.once('data', () => socket.write(start, pour));
			socket.on('drain', pour);
		});
	t.deepEqual(await ask(flooding(head('200 OK', 'Content-Length: 1073741824'))), { how: 'endless' });
	t.deepEqual(await ask(flooding('HTTP/1.1 200 OK\r\nX: ')), { how: 'endless' });
	t.true(written < 2 ** 29, `${written}`);
});

test('something else than HTTP/1', async (t) => {
	t.deepEqual(await ask(answering('SSH-2.0-OpenSSH_9.2\r\n')), { how: 'garbage' });
	t.deepEqual(await ask(answering('\u0000\u0001')), { how: 'garbage' });
	t.deepEqual(await ask(answering('HTTP/1.1 two hundred\r\n\r\n')), { how: 'garbage' });
	t.deepEqual(await ask(createHttp2()), { how: 'http2' });
	const alert = Buffer.from([0x15, 3, 1, 0, 2, 2, 70]);
	t.deepEqual(await ask(answering(alert)), { how: 'tlsWanted' });
});

test('words in which nginx and Go say that they were asked without TLS', async (t) => {
	const nginx = '<center>The plain HTTP request was sent to HTTPS port</center>';
	t.deepEqual(await ask(answering(`${head('400 Bad Request')}${nginx}`)), { how: 'tlsWanted' });
	const go = `${head('400 Bad Request')}Client sent an HTTP request to an HTTPS server.\n`;
	t.deepEqual(await ask(answering(go.replace('1.1', '1.0'))), { how: 'tlsWanted' });
});

const tls = { host: 'kong.example', insecure: true };

test('TLS: an answer, and the name that the server is asked for', async (t) => {
	const names: unknown[] = [];
	const server = createTlsServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, (socket) => {
		names.push((socket as unknown as { servername: unknown }).servername);
		socket.once('data', () => socket.end(`${head('200 OK')}{}`));
	});
	t.deepEqual(await ask(server, { tls }), ok('{}'));
	t.deepEqual(names, ['kong.example']);
});

test('TLS: nothing is sent to an end with another certificate', async (t) => {
	let heard = false;
	const server = createTlsServer(certificate, (socket) => {
		socket.on('error', () => {});
		socket.on('data', () => {
			heard = true;
		});
	});
	t.deepEqual(await ask(server, { tls: { ...tls, insecure: false } }), {
		how: 'certificate',
		reason: 'it is signed by itself',
	});
	t.false(heard);
});

test('TLS: an expired certificate is called that', async (t) => {
	const expired = createTlsServer(certificateFor('kong.example', '210101'));
	t.deepEqual(await ask(expired, { tls: { ...tls, insecure: false } }), {
		how: 'certificate',
		reason: 'it has expired',
	});
});

test('TLS on a plain port, and TLS that speaks HTTP/2 only', async (t) => {
	t.deepEqual(await ask(answering(head('400 Bad Request')), { tls }), { how: 'noTls' });
	t.deepEqual(
		await ask(
			createServer((socket) => socket.once('data', () => socket.end())),
			{ tls },
		),
		{ how: 'closed' },
	);
	t.deepEqual(await ask(createSecureServer({ ...certificate, allowHTTP1: false }), { tls }), {
		how: 'http2',
	});
});

test('bytes before the request come first, before the TLS handshake, too', async (t) => {
	let first = '';
	const listening = () =>
		createServer((socket) => {
			socket.once('data', (bytes) => {
				first = bytes.toString('latin1');
				socket.end();
			});
		});
	await ask(listening(), { preface: Buffer.from('PROXY\r\n') });
	t.regex(first, /^PROXY\r\n/);
	await ask(listening(), { preface: Buffer.from('PROXY\r\n'), tls });
	t.regex(first, /^PROXY\r\n/);
});

test('an address that nobody can reach', async (t) => {
	const sent = { preface: Buffer.alloc(0), request: 'GET / HTTP/1.1\r\n\r\n', timeout: 5000 };
	t.deepEqual((await exchange({ ...sent, address: '127.0.0.1', port: 1 })).ending, { how: 'refused' });
	const { ending } = await exchange({ ...sent, address: 'no address', port: 1 });
	t.is(ending.how, 'unreachable');
});
