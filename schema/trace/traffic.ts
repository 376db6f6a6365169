// What travels from one hop to the next: a connection with the request on it.

import type { ProxyHeader } from './nginx/proxy-header.ts';
import type { Header } from './nginx/request-headers.ts';

/** A connection and its request as one hop sees it. */
export interface Traffic {
	/** Address of the peer, without port. */
	readonly source: string;
	/** Port of the peer; only what is written into PROXY headers and lists depends on it. */
	readonly sourcePort?: number;
	/** `ip:port` or `[ip]:port` that the connection goes to. */
	readonly destination: string;
	readonly tls: boolean;
	/** PROXY headers in front of the request, the first is the outermost. */
	readonly proxyHeaders: readonly ProxyHeader[];
	/** Header lines of the request in order, Host among them. */
	readonly headers: readonly Header[];
	/** Path with query; `/` when left out. */
	readonly path?: string;
}

/** How a request ends: answered by the route behind the proxy listeners, or before it got there. */
export type Outcome =
	/** The route answered. */
	| 'response'
	/** 400 from nginx (or from a hop in front), for a TLS client a failed handshake. */
	| 'badRequest'
	/** The connection ended without a byte. */
	| 'closed'
	/** The connection was reset without a byte. */
	| 'reset'
	/** Nothing listens there. */
	| 'refused'
	/** Another of Kong's servers (status, admin) answers there. */
	| 'otherServer';
