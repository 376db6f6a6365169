// Sends one request as it is, from a loopback address of choice, and says how it ended.

import { connect } from 'node:net';
import type { Header, ProxyHeader } from '../../schema/trace/index.ts';

/** What came back: who the client and the peer are to nginx, or how the connection ended. */
export type Answer =
	| { readonly outcome: 'response'; readonly clientIp: string; readonly peerIp: string }
	| { readonly outcome: 'badRequest' | 'badGateway' | 'closed' | 'reset' };

/** A request from a source address to a port of the same loopback family. */
interface Sent {
	readonly source: string;
	readonly host: string;
	readonly port: number;
	readonly proxyHeader?: ProxyHeader;
	readonly headers: readonly Header[];
}

/** Sends the request and reads until the connection ends. */
export function send({ source, host, port, proxyHeader, headers }: Sent): Promise<Answer> {
	const lines = [
		'GET / HTTP/1.1',
		...headers.map((header) => header.join(': ')),
		'Connection: close',
		'',
		'',
	];
	return new Promise((done, fail) => {
		const socket = connect({ host, port, localAddress: source });
		const chunks: Buffer[] = [];
		let reset = false;
		socket.setTimeout(10_000, () => socket.destroy(new Error(`no answer from ${host}:${port}`)));
		socket.on('data', (chunk: Buffer) => chunks.push(chunk));
		socket.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'ECONNRESET' || error.code === 'EPIPE') reset = true;
			else fail(error);
		});
		socket.on('close', () => {
			try {
				done(readAnswer(Buffer.concat(chunks).toString('latin1'), reset));
			} catch (error) {
				fail(error);
			}
		});
		socket.write(
			Buffer.concat([
				proxyHeader ? proxyBytes(proxyHeader) : Buffer.alloc(0),
				Buffer.from(lines.join('\r\n')),
			]),
		);
	});
}

function readAnswer(text: string, reset: boolean): Answer {
	if (text === '') return { outcome: reset ? 'reset' : 'closed' };
	const [, client, peer] = /^HTTP\/1\.1 200 .*\r\n\r\nclient (\S+) peer (\S+)\n$/s.exec(text) ?? [];
	if (client !== undefined && peer !== undefined)
		return { outcome: 'response', clientIp: client, peerIp: peer };
	if (/^HTTP\/1\.[01] 400 /.test(text)) return { outcome: 'badRequest' };
	if (/^HTTP\/1\.[01] 502 /.test(text)) return { outcome: 'badGateway' };
	throw new Error(`unexpected answer: ${text}`);
}

// Written apart from the simulator's own idea of a header, straight from the protocol's description; IPv4 only.
export function proxyBytes({ version, command, family, source = '', destination = '' }: ProxyHeader): Buffer {
	const [sourceIp = '', sourcePort = ''] = source.split(':');
	const [destinationIp = '', destinationPort = ''] = destination.split(':');
	if (version === 1) {
		return Buffer.from(`PROXY ${family} ${sourceIp} ${destinationIp} ${sourcePort} ${destinationPort}\r\n`);
	}
	const addresses = source === '' ? [] : [...sourceIp.split('.'), ...destinationIp.split('.')].map(Number);
	const ports =
		source === ''
			? []
			: [sourcePort, destinationPort].flatMap((port) => [Number(port) >> 8, Number(port) & 255]);
	const body = Buffer.from([...addresses, ...ports]);
	const kind = Buffer.from([
		command === 'PROXY' ? 0x21 : 0x20,
		family === 'TCP4' ? 0x11 : 0x00,
		0,
		body.length,
	]);
	return Buffer.concat([Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1'), kind, body]);
}
