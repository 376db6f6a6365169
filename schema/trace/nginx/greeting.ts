// The first bytes on a connection to nginx: PROXY header, TLS or plain HTTP, and what nginx does with a mismatch.
// Source: ngx_http_wait_request_handler, ngx_http_ssl_handshake in nginx 1.25.3.

import type { Outcome, Traffic } from '../traffic.ts';
import type { Listener } from './listener.ts';
import { proxyHeaderBytes, readProxyHeader } from './proxy-header.ts';

/** How the connection begins; `response` means that the request is read next. */
interface Greeting {
	readonly outcome: Extract<Outcome, 'response' | 'badRequest' | 'closed' | 'reset'>;
	/** Text of the source address from the PROXY header, null when there was none. */
	readonly proxySource: string | null;
}

// A TLS listener looks at this many bytes without taking them; a ClientHello is taken to have the usual 517.
const TLS_PEEK_BYTES = 4097;
const CLIENT_HELLO_BYTES = 517;

/**
 * Reads the start of a connection.
 * @param bufferBytes client_header_buffer_size: a plain listener reads so much before it looks for the PROXY header.
 */
export function greet(listener: Listener, traffic: Traffic, bufferBytes: number): Greeting {
	const [outermost, ...inner] = traffic.proxyHeaders;
	if (!listener.proxyProtocol) {
		const fits = outermost === undefined && traffic.tls === listener.ssl;
		return { outcome: fits ? 'response' : 'badRequest', proxySource: null };
	}
	const limit = listener.ssl ? TLS_PEEK_BYTES : bufferBytes;
	const reading = outermost === undefined ? { ok: false as const } : readProxyHeader(outermost, limit);
	if (!reading.ok) {
		// Closing while bytes wait unread makes the kernel send a reset: all of them do after a peek.
		const unread = listener.ssl || firstBytes(traffic) > bufferBytes;
		return { outcome: unread ? 'reset' : 'closed', proxySource: null };
	}
	const fits = inner.length === 0 && traffic.tls === listener.ssl;
	return { outcome: fits ? 'response' : 'badRequest', proxySource: reading.source };
}

// PROXY headers with the request or the ClientHello behind them, which arrive together.
function firstBytes(traffic: Traffic): number {
	const proxy = traffic.proxyHeaders.reduce((sum, header) => sum + proxyHeaderBytes(header), 0);
	if (traffic.tls) return proxy + CLIENT_HELLO_BYTES;
	const lines = [
		`GET ${traffic.path ?? '/'} HTTP/1.1`,
		...traffic.headers.map((header) => header.join(': ')),
		'',
	];
	return proxy + new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join('')).length;
}
