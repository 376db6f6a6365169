// How nginx reads an address in a header, in a PROXY header or in its configuration. More lenient in some places and
// stricter in others than inet_pton; source: ngx_inet_addr, ngx_inet6_addr, ngx_parse_addr_port in nginx 1.25.3.

import type { Address } from '../address/address.ts';

/** A decimal number as nginx's ngx_atoi reads it: digits only, at least one, within 63 bits. Null when it is none. */
export function parseNginxNumber(text: string): number | null {
	return /^[0-9]+$/.test(text) && BigInt(text) < 2n ** 63n ? Number(text) : null;
}

/**
 * IPv4 as nginx reads it: three dots, each part a decimal up to 255; parts may be empty (`10..0.1`) or have leading
 * zeros. `255.255.255.255` is not read, because nginx uses that value to say "no address".
 */
export function parseNginxIpv4(text: string): Address | null {
	if (!/^[0-9]*(\.[0-9]*){3}$/.test(text)) return null;
	const bytes = text.split('.').map(Number);
	if (bytes.some((byte) => byte > 255) || bytes.every((byte) => byte === 255)) return null;
	return bytes;
}

/**
 * IPv6 as nginx reads it. Beyond the usual forms it lets one needless colon pass at the start (`:1:2:3:4:5:6:7:8`) and,
 * after a `::`, at the end (`::1:`); it does not take a `::` that stands for a single last group (`1:2:3:4:5:6:7::`).
 */
export function parseNginxIpv6(text: string): Address | null {
	const groups = (text.startsWith(':') ? text.slice(1) : text).split(':');
	const last = groups.pop() ?? '';
	// One empty group is the `::`; it stands for zeros. The last group has rules of its own.
	const [zerosAt = null, ...more] = groups.flatMap((group, index) => (group === '' ? [index] : []));
	const before = groups.filter((group) => group !== '');
	if (more.length > 0 || before.length > 7 || !before.every(isGroup)) return null;
	const words = before.map(wordOf);
	const end = lastWords(last, words.length, groups.length > 0);
	if (end === null || (last === '' && zerosAt === null)) return null;
	return assemble([...words, ...end], zerosAt);
}

/** The words of the last group: one, or two of an IPv4 address; an empty one is zero. */
function lastWords(last: string, before: number, isLater: boolean): number[] | null {
	if (last === '') return [0];
	if (isGroup(last)) return [wordOf(last)];
	const embedded = /^[0-9a-fA-F]{1,4}\./.test(last) && before <= 6 && isLater ? parseNginxIpv4(last) : null;
	if (embedded === null) return null;
	const [a = 0, b = 0, c = 0, d = 0] = embedded;
	return [(a << 8) | b, (c << 8) | d];
}

const isGroup = (text: string): boolean => /^[0-9a-fA-F]{1,4}$/.test(text);
const wordOf = (group: string): number => Number.parseInt(group, 16);

function assemble(words: readonly number[], zerosAt: number | null): Address | null {
	const missing = 8 - words.length;
	if (missing < 0 || missing > 0 !== (zerosAt !== null)) return null;
	const at = zerosAt ?? 0;
	const all = [...words.slice(0, at), ...new Array<number>(missing).fill(0), ...words.slice(at)];
	return all.flatMap((word) => [word >> 8, word & 0xff]);
}

/** An address without a port, IPv4 or IPv6 without brackets. */
export function parseNginxAddress(text: string): Address | null {
	return parseNginxIpv4(text) ?? parseNginxIpv6(text);
}

/**
 * One entry of an X-Forwarded-For list or another real-IP header: an address, `a.b.c.d:port` or `[v6]:port`
 * (brackets around IPv4 are fine too; without a port only nginx 1.27.3 and later take them). Null when nginx would not take it.
 */
export function parseForwardedEntry(text: string, bracketsAlone = false): Address | null {
	const bare = parseNginxAddress(text);
	if (bare !== null) return bare;
	const [, inner] = (bracketsAlone && /^\[([^\]]*)\]$/s.exec(text)) || [];
	if (inner !== undefined) return parseNginxAddress(inner);
	const parts = text.startsWith('[') ? /^\[([^\]]*)\]:(.*)$/s.exec(text) : /^([^:]*):(.*)$/s.exec(text);
	const [, address, digits] = parts ?? [];
	if (address === undefined || digits === undefined) return null;
	const port = parseNginxNumber(digits);
	if (port === null || port < 1 || port > 65535) return null;
	return parseNginxAddress(address);
}
