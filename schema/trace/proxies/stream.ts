// A proxy before Kong that hands on connections unread: nginx's stream, HAProxy in mode tcp, a TCP router of Traefik.

import type { Traffic } from '../traffic.ts';
import { addressIn, isAmong, plain, type Sent } from './sent.ts';

/** How it speaks PROXY on both sides. */
export interface Stream {
	/** Whether it wants a PROXY header of everybody. */
	readonly readsProxy: boolean;
	/** Whose PROXY headers it believes; with `readsProxy` those of others are read and forgotten. */
	readonly believes: 'everybody' | readonly string[];
	readonly sends: 1 | 2 | null;
}

/** What it sends on; null where it closes the connection. */
export function throughStream({ readsProxy, believes, sends }: Stream, arrives: Traffic): Sent | null {
	const peer = plain(arrives.source);
	const [first] = arrives.proxyHeaders;
	if (readsProxy && first === undefined) return null;
	const isBelieved = believes === 'everybody' || isAmong(peer, believes);
	const source = (first && isBelieved && addressIn(first)) || peer;
	return { headers: arrives.headers, ...(sends ? { proxy: { version: sends, source } } : {}) };
}
