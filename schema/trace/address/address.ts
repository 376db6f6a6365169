// An IP address as bytes, and the text that nginx prints for it ($remote_addr, X-Real-IP, the PROXY source).

/** An address: 4 bytes (IPv4) or 16 bytes (IPv6), in network order. */
export type Address = readonly number[];

const MAPPED_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/** Whether the address is IPv4 written as IPv6 (`::ffff:a.b.c.d`), as a peer of an `ipv6only=off` listener is. */
export function isMapped(address: Address): boolean {
	return address.length === 16 && MAPPED_PREFIX.every((byte, at) => address[at] === byte);
}

/** The 4-in-6 form of an IPv4 address; an IPv6 address is returned as it is. */
export function toMapped(address: Address): Address {
	return address.length === 4 ? [...MAPPED_PREFIX, ...address] : address;
}

/** Whether two addresses are the same bytes. */
export function sameAddress(one: Address, other: Address): boolean {
	return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/**
 * An address as nginx writes it: IPv6 in lower case with the longest run of zeros shortened, IPv4 in dots.
 * Source: ngx_inet6_ntop in nginx 1.25.3 (src/core/ngx_inet.c), with its own choice of when to end in dots.
 */
export function formatAddress(address: Address): string {
	if (address.length === 4) return address.join('.');
	const words = Array.from(
		{ length: 8 },
		(_, at) => (byteAt(address, 2 * at) << 8) | byteAt(address, 2 * at + 1),
	);
	const run = longestZeroRun(words);
	const dotted = run !== null && run.start === 0 && endsInDots(address, run.length);
	const parts = words.slice(0, dotted ? 6 : 8).map((word) => word.toString(16));
	if (dotted) parts.push(address.slice(12).join('.'));
	if (run === null) return parts.join(':');
	const head = parts.slice(0, run.start).join(':');
	const tail = parts.slice(dotted ? Math.min(run.start + run.length, 6) : run.start + run.length).join(':');
	return `${head}::${tail}`;
}

function byteAt(address: Address, at: number): number {
	return address[at] ?? 0;
}

// Runs of one are not shortened; of two equally long runs the first is.
function longestZeroRun(words: readonly number[]): { start: number; length: number } | null {
	let best: { start: number; length: number } | null = null;
	let start = 0;
	for (let at = 0; at <= words.length; at++) {
		if (at < words.length && words[at] === 0) continue;
		const length = at - start;
		if (length > 1 && (best === null || length > best.length)) best = { start, length };
		start = at + 1;
	}
	return best;
}

// With seven zero words nginx looks at the last two bytes one by one, so `::1` and `::2:…` stay in hexadecimal.
function endsInDots(address: Address, zeroWords: number): boolean {
	if (zeroWords === 5) return address[10] === 0xff && address[11] === 0xff;
	if (zeroWords === 6) return true;
	return zeroWords === 7 && address[14] !== 0 && address[15] !== 1;
}
