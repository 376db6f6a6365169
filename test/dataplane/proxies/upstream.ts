// A server that answers with what reached it: the header lines in order, and the PROXY header in front of them; and a client for it.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import type { Header } from '../../../schema/trace/index.ts';
import type { Sent } from '../../../schema/trace/proxies/sent.ts';
import type { Traffic } from '../../../schema/trace/traffic.ts';
import type { Running } from '../processes.ts';
import { proxyBytes } from '../send.ts';

const END = '\r\n\r\n';

/** Starts the server on a port of its own. */
export async function startUpstream(): Promise<Running & { readonly port: number }> {
	const server = createServer((socket) => {
		let arrived = Buffer.alloc(0);
		socket.on('error', () => socket.destroy());
		socket.on('data', (chunk: Buffer) => {
			arrived = Buffer.concat([arrived, chunk]);
			const sent = sentIn(arrived);
			if (sent === null) return;
			const body = JSON.stringify(sent);
			const lines = ['HTTP/1.1 200 OK', `Content-Length: ${body.length}`, 'Connection: close'];
			socket.end(lines.join('\r\n') + END + body);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const stop = async (): Promise<void> => {
		server.close();
		await once(server, 'close');
	};
	return { port: (server.address() as AddressInfo).port, stop };
}

/** What arrived; null as long as the header lines have not ended. */
function sentIn(arrived: Buffer): Sent | null {
	const { proxy, length } = proxyIn(arrived);
	const text = arrived.subarray(length).toString('latin1');
	const end = text.indexOf(END);
	if (end < 0) return null;
	const headers = text
		.slice(0, end)
		.split('\r\n')
		.slice(1)
		.map((line): Header => {
			const colon = line.indexOf(':');
			return [line.slice(0, colon), line.slice(colon + 1).trim()];
		});
	return { headers, ...(proxy ? { proxy } : {}) };
}

const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');

/** By the protocol's description; IPv4 only. */
function proxyIn(arrived: Buffer): { readonly proxy?: Sent['proxy']; readonly length: number } {
	if (arrived.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
		const length = 16 + arrived.readUInt16BE(14);
		return { proxy: { version: 2, source: [...arrived.subarray(16, 20)].join('.') }, length };
	}
	const [line, source] = /^PROXY TCP4 (\S+) .*?\r\n/.exec(arrived.toString('latin1')) ?? [];
	return line && source ? { proxy: { version: 1, source }, length: line.length } : { length: 0 };
}

/** What of a request reaches the server behind a proxy's port; null where the proxy answers an error or closes the connection. */
export function through(
	port: number,
	{ source, proxyHeaders: [proxy], headers }: Traffic,
): Promise<Sent | null> {
	const lines = ['GET / HTTP/1.1', ...headers.map((header) => header.join(': '))];
	return new Promise((done, fail) => {
		const socket = connect({ host: '127.0.0.1', port, localAddress: source });
		let answer = '';
		const end = (body: string | null): void => {
			socket.destroy();
			done(body === null ? null : (JSON.parse(body) as Sent));
		};
		socket.setTimeout(10_000, () => {
			socket.destroy();
			fail(new Error(`no answer on port ${port} to ${lines.join(' | ')}`));
		});
		socket.on('data', (chunk: Buffer) => {
			answer += chunk.toString('latin1');
			const body = bodyOf(answer);
			if (body !== undefined) end(body);
		});
		socket.on('close', () => end(null)).on('error', () => end(null));
		socket.write(
			Buffer.concat([proxy ? proxyBytes(proxy) : Buffer.alloc(0), Buffer.from(lines.join('\r\n') + END)]),
		);
	});
}

/** The body of a whole answer: null where that is an error, undefined where some is missing. */
function bodyOf(answer: string): string | null | undefined {
	const end = answer.indexOf(END);
	if (end < 0) return undefined;
	if (!/^HTTP\/1\.1 200 /.test(answer)) return null;
	const [, length] = /^content-length: *(\d+)/im.exec(answer.slice(0, end)) ?? [];
	const body = answer.slice(end + END.length);
	return body.length < Number(length) ? undefined : body;
}
