// How the C library reads an address: inet_pton, which Kong's own checks use, and the numeric forms that getaddrinfo takes
// when nginx asks it to resolve a name.

import ipaddr from 'ipaddr.js';
import type { Address } from './address.ts';

/** IPv4 as inet_pton takes it: four decimals up to 255 without leading zeros. */
export function parseStrictIpv4(text: string): Address | null {
	if (!/^(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}$/.test(text)) return null;
	const bytes = text.split('.').map(Number);
	return bytes.every((byte) => byte <= 255) ? bytes : null;
}

/** IPv6 as inet_pton takes it: no brackets, no zone; dots at the end only as strict IPv4. */
export function parseStrictIpv6(text: string): Address | null {
	if (!/^[0-9a-fA-F:.]+$/.test(text) || !text.includes(':') || text.includes(':::')) return null;
	const lastColon = text.lastIndexOf(':');
	const tail = text.slice(lastColon + 1);
	const ipv4 = tail.includes('.') ? parseStrictIpv4(tail) : null;
	if (tail.includes('.') && ipv4 === null) return null;
	const [a = 0, b = 0, c = 0, d = 0] = ipv4 ?? [];
	const words = ipv4 === null ? tail : `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
	const plain = text.slice(0, lastColon + 1) + words;
	if (plain.split(':').some((group) => group.length > 4)) return null;
	return ipaddr.IPv6.isValid(plain) ? ipaddr.IPv6.parse(plain).toByteArray() : null;
}

/**
 * Whatever getaddrinfo takes for a number instead of a name: IPv6, also with a zone (`fe80::1%eth0`; that the interface
 * exists is taken for granted), or IPv4 in inet_aton's one to four parts.
 */
export function parseNumericHost(text: string): Address | null {
	return parseStrictIpv6(text.replace(/%[0-9A-Za-z._-]+$/, '')) ?? parseAton(text);
}

// inet_aton: parts in decimal, octal (0…) or hexadecimal (0x…); the last part fills the bytes that are left.
function parseAton(text: string): Address | null {
	const parts = text.split('.');
	if (parts.length > 4 || !parts.every((part) => /^(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/.test(part)))
		return null;
	const numbers = parts.map((part) => (/^0[0-7]+$/.test(part) ? Number.parseInt(part, 8) : Number(part)));
	const last = numbers.pop() ?? 0;
	if (numbers.some((number) => number > 255) || last >= 256 ** (4 - numbers.length)) return null;
	const rest = Array.from({ length: 4 - numbers.length }, (_, at, count = 4 - numbers.length) => {
		return Math.floor(last / 256 ** (count - 1 - at)) % 256;
	});
	return [...numbers, ...rest];
}
