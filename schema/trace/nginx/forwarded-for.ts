// nginx's walk through a list of forwarded addresses, from the right. Source: ngx_http_get_forwarded_addr in nginx 1.25.3.

import type { Address } from '../address/address.ts';
import { type Cidr, nginxMatches } from '../address/cidr.ts';
import { parseForwardedEntry } from './address.ts';

/** How nginx goes by the header. */
export interface Walking {
	/** set_real_ip_from; without any nothing is ever believed. */
	readonly trusted: readonly Cidr[];
	readonly recursive: boolean;
	/** Whether it reads `[v6]` without a port. */
	readonly bracketsAlone?: boolean;
}

interface Walk {
	readonly address: Address;
	/** False when the walk ended at an untrusted address or at an entry that is no address. */
	readonly complete: boolean;
}

/**
 * Who the client is, after the header lines of a trusted peer.
 * @param lines the values in the order in which they came; several lines are one list, read from the last.
 * @returns the address, or null when nothing is believed and the peer stays the client.
 */
export function forwardedAddress(peer: Address, lines: readonly string[], walking: Walking): Address | null {
	let found: Address | null = null;
	for (const line of lines.toReversed()) {
		const walk = walkLine(found ?? peer, line, walking);
		if (walk === null) break;
		found = walk.address;
		if (!walking.recursive || !walk.complete) break;
	}
	return found;
}

// Each step replaces a trusted address by the entry on its left; null when not even one step was possible.
function walkLine(from: Address, line: string, walking: Walking): Walk | null {
	const { trusted, recursive, bracketsAlone } = walking;
	let address = from;
	let rest = line;
	let steps = 0;
	do {
		const entry = nginxMatches(address, trusted) ? lastEntry(rest) : null;
		const next = entry === null ? null : parseForwardedEntry(entry.text, bracketsAlone);
		if (entry === null || next === null) return steps > 0 ? { address, complete: false } : null;
		address = next;
		steps++;
		rest = rest.slice(0, Math.max(entry.start - 1, 0));
		if (entry.start === 0) break;
	} while (recursive);
	return { address, complete: true };
}

// Entries end at blanks and commas alike; the very first character is never taken for a separator.
function lastEntry(text: string): { text: string; start: number } {
	let end = text.length;
	while (end > 1 && isSeparator(text.charAt(end - 1))) end--;
	let start = Math.max(end - 1, 0);
	while (start > 0 && !isSeparator(text.charAt(start))) start--;
	if (start > 0) start++;
	return { text: text.slice(start, end), start };
}

function isSeparator(char: string): boolean {
	return char === ' ' || char === ',';
}
