// A stand-in for Kong on loopback: reads PROXY headers and HTTP requests, and answers what the simulator says Kong would.
import { createServer, type Server, type Socket } from 'node:net';
import { arriveAtGateway, type Gateway, type Header, type ProxyHeader } from '../../schema/trace/index.ts';

/** A socket of the stand-in, and the connection that Kong sees behind it. */
export interface Door {
	/** Loopback address to listen on. */
	readonly address: string;
	readonly port: number;
	readonly gateway: Gateway;
	/** The peer that Kong sees, without port. */
	readonly source: string;
	/** `ip:port` of the gateway that the connection leads to. */
	readonly destination: string;
	/** Whether the gateway's listener there speaks TLS. */
	readonly tls?: boolean;
	/** Takes connections and says nothing. */
	readonly silent?: boolean;
}

/** Opens the doors. `stop` closes them and every connection. Throws where an address is taken. */
export async function startFakeKong(doors: readonly Door[]): Promise<{ stop(): Promise<void> }> {
	const sockets = new Set<Socket>();
	const servers: Server[] = [];
	const stop = async () => {
		for (const socket of sockets) socket.destroy();
		await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
	};
	try {
		for (const door of doors) {
			const server = createServer((socket) => {
				sockets.add(socket);
				serve(socket, door);
			});
			await new Promise<void>((done, fail) => {
				server.once('error', fail).listen(door.port, door.address, done);
			});
			servers.push(server);
		}
	} catch (error) {
		await stop();
		throw error;
	}
	return { stop };
}

function serve(socket: Socket, door: Door): void {
	let text = '';
	// A client that is gone is no fault of the stand-in.
	socket.on('error', () => {});
	socket.on('data', (chunk) => {
		text += chunk.toString('latin1');
		if (door.silent || !withoutBinary(text).rest.includes('\r\n\r\n')) return;
		const answer = respond(text, door);
		if (answer === 'reset') socket.resetAndDestroy();
		else socket.end(answer);
	});
}

interface Request {
	readonly proxyHeaders: readonly ProxyHeader[];
	readonly method: string;
	readonly path: string;
	readonly headers: readonly Header[];
}

const signature = '\r\n\r\n\0\r\nQUIT\n';

/** What a PROXY header of version 2 in front of the text says, and the text behind it. Only TCP over IPv4. */
function withoutBinary(text: string): { readonly header?: ProxyHeader; readonly rest: string } {
	if (!text.startsWith(signature) || text.length < 28) return { rest: text };
	const byte = (at: number) => text.charCodeAt(at);
	const address = (at: number) => [0, 1, 2, 3].map((part) => byte(at + part)).join('.');
	const port = (at: number) => 256 * byte(at) + byte(at + 1);
	if (byte(12) !== 0x21 || byte(13) !== 0x11 || port(14) !== 12)
		throw new Error('the stand-in reads only TCP over IPv4 in PROXY headers of version 2');
	const source = `${address(16)}:${port(24)}`;
	const destination = `${address(20)}:${port(26)}`;
	return {
		header: { version: 2, command: 'PROXY', family: 'TCP4', source, destination },
		rest: text.slice(28),
	};
}

function readRequest(whole: string): Request {
	const { header, rest: text } = withoutBinary(whole);
	const lines = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
	const proxyHeaders: ProxyHeader[] = header ? [header] : [];
	while (lines[0]?.startsWith('PROXY ')) {
		const [, family, source, destination, sourcePort, destinationPort] = lines.shift()?.split(' ') ?? [];
		if (family !== 'TCP4') throw new Error(`the stand-in reads only TCP4 PROXY headers, not ${family}`);
		proxyHeaders.push({
			version: 1,
			command: 'PROXY',
			family,
			source: `${source}:${sourcePort}`,
			destination: `${destination}:${destinationPort}`,
		});
	}
	const [method = '', path = ''] = lines.shift()?.split(' ') ?? [];
	const headers = lines.map((line): Header => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon), line.slice(colon + 1).trim()];
	});
	return { proxyHeaders, method, path, headers };
}

/** Bytes of the answer, `reset`, or nothing where Kong closes the connection. */
function respond(text: string, { gateway, source, destination, tls = false }: Door): string {
	const { proxyHeaders, method, path, headers } = readRequest(text);
	// nginx answers TRACE before it looks whether the request came over TLS.
	const overTls = tls && method === 'TRACE';
	const view = arriveAtGateway(gateway, { source, destination, tls: overTls, proxyHeaders, headers, path });
	if (view.outcome === 'otherServer')
		return answer(/^\/status(\/ready)?$/.test(path) ? 200 : 404, { message: 'ready' });
	if (view.outcome === 'badRequest') return answer(400, { message: 'Bad request' });
	if (view.outcome === 'reset') return 'reset';
	if (!view.answered) return '';
	if (method === 'TRACE') return answer(405, { message: 'Method not allowed' });
	const { peerIp, clientIp, trusted, upstream } = view.answered;
	const believed = upstream['x-forwarded-proto'];
	const [route] = path.split('?');
	if (route === '/client-ip-https' && believed !== 'https')
		return answer(426, { message: 'Please use HTTPS protocol' });
	if (!['/client-ip-echo', '/client-ip-https', '/.well-known/client-ip'].includes(route ?? ''))
		return answer(404, { message: 'no Route matched' });
	const forwarded = ['host', 'port', 'path', 'prefix'].map((part) => [
		`forwarded_${part}`,
		upstream[`x-forwarded-${part}`],
	]);
	return answer(200, {
		trusted,
		forwarded_ip: clientIp,
		ip: peerIp,
		forwarded_scheme: believed,
		forwarded_headers: leftHeaders(gateway, headers, proxyHeaders.length > 0).join(' '),
		...Object.fromEntries(forwarded),
	});
}

/** Names of forwarded headers that the settings leave in a request. */
function leftHeaders({ clearing }: Gateway, headers: readonly Header[], hasProxy: boolean): string[] {
	const isCleared = clearing !== null && (hasProxy || !clearing.onlyWithProxySource);
	return headers
		.map(([name]) => name.toLowerCase())
		.filter((name) => /^x[-_]forwarded[-_]/.test(name) && !(isCleared && clearing.names.includes(name)))
		.sort();
}

function answer(status: number, body: object): string {
	const text = JSON.stringify(body);
	const head = [
		`HTTP/1.1 ${status} x`,
		'Content-Type: application/json',
		`Content-Length: ${text.length}`,
		'Connection: close',
	];
	return `${head.join('\r\n')}\r\n\r\n${text}`;
}
