// The forwarding headers that Kong sends to the upstream.
// Source: kong/runloop/handler.lua (access) and kong/tools/http.lua (get_header) of Kong 3.9.3.

import { type Header, headersNamed } from '../nginx/request-headers.ts';

/** What Kong knows about the request when it writes the headers. */
interface UpstreamFacts {
	readonly headers: readonly Header[];
	/** kong.ip.is_trusted of the TCP peer. */
	readonly trusted: boolean;
	readonly peerIp: string;
	readonly clientIp: string;
	readonly scheme: 'http' | 'https';
	/** Host without port, in lower case. */
	readonly host: string;
	/** The listener's port after port_maps, as Kong prints it. */
	readonly port: string;
	/** Path of the request, with its query. */
	readonly path: string;
	/** Prefix that the route strips, `/` for none. */
	readonly routePrefix: string;
	/** lua_max_req_headers: Kong's Lua sees only so many header lines. */
	readonly maxHeaders: number;
}

/** Names (lower case) and values of the forwarding headers to the upstream; a header with an empty value is not sent. */
export type UpstreamHeaders = Readonly<Record<string, string>>;

/** The X-Forwarded-* and X-Real-IP headers that the upstream gets. */
export function upstreamHeaders(facts: UpstreamFacts): UpstreamHeaders {
	const received = (name: string): string | undefined => kongHeader(facts, name);
	const believed = (name: string): string | undefined => (facts.trusted ? received(name) : undefined);
	const list = received('for');
	const queryAt = facts.path.indexOf('?', 1);
	const sent: Record<string, string> = {
		// The peer is appended, not the client that realip found, and from untrusted peers too.
		'x-forwarded-for': list === undefined ? facts.clientIp : `${list}, ${facts.peerIp}`,
		'x-forwarded-proto': believed('proto') ?? facts.scheme,
		'x-forwarded-host': believed('host') ?? facts.host,
		'x-forwarded-port': believed('port') ?? facts.port,
		'x-forwarded-path': believed('path') ?? (queryAt < 0 ? facts.path : facts.path.slice(0, queryAt)),
		'x-forwarded-prefix': believed('prefix') ?? (facts.routePrefix === '/' ? '' : facts.routePrefix),
		'x-real-ip': facts.clientIp,
	};
	return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== ''));
}

/** The names that Kong replaces on the way to the upstream; the client's lines of these names do not pass. */
export const REPLACED_HEADERS: readonly string[] = [
	...['for', 'proto', 'host', 'port', 'path', 'prefix'].map((name) => `x-forwarded-${name}`),
	'x-real-ip',
];

// Kong asks for the name with underscores, and Lua's header table tries that spelling before the one with dashes.
function kongHeader(facts: UpstreamFacts, name: string): string | undefined {
	const seen = facts.headers.slice(0, facts.maxHeaders);
	return headersNamed(seen, `x_forwarded_${name}`)[0] ?? headersNamed(seen, `x-forwarded-${name}`)[0];
}
