// Addresses and CIDR blocks as Go reads them.
import { type Address, formatAddress, isMapped } from '../trace/address/address.ts';
import { maskAddress } from '../trace/address/cidr.ts';
import { parseStrictIpv4, parseStrictIpv6 } from '../trace/address/libc-address.ts';

/** What net.ParseIP makes of a text: IPv4 written as IPv6 is IPv4 to Go; null where it refuses. */
export function addressOf(text: string): Address | null {
	const address = written(text);
	return address && isMapped(address) ? address.slice(12) : address;
}

const written = (text: string): Address | null => parseStrictIpv4(text) ?? parseStrictIpv6(text);

/** Whether Go's net.ParseIP takes a text. */
export function isAddress(text: string): boolean {
	return addressOf(text) !== null;
}

/** What Go's net.ParseCIDR makes of a text: the network, its host bits cleared; null where it refuses. */
export function networkOf(text: string): string | null {
	const [, ip = '', bits = ''] = /^([^/]*)\/([0-9]{1,3})$/.exec(text) ?? [];
	const address = written(ip);
	if (address === null || Number(bits) > address.length * 8) return null;
	return `${formatAddress(maskAddress(address, Number(bits)))}/${Number(bits)}`;
}

/** The first and last address of a network, as {@link networkOf} gives it. */
export function rangeOfNetwork(network: string): { readonly first: Address; readonly last: Address } | null {
	const [ip = '', bits = ''] = network.split('/');
	const first = written(ip);
	if (first === null) return null;
	const host = (index: number) => 255 >> Math.min(8, Math.max(0, Number(bits) - index * 8));
	return { first, last: first.map((byte, index) => byte | host(index)) };
}

/** Two addresses of one family of which the second does not come before the first; null for anything else. */
export function rangeBetween(one: string, other: string) {
	const [first, last] = [addressOf(one), addressOf(other)];
	if (first === null || last === null || first.length !== last.length) return null;
	const at = first.findIndex((byte, index) => byte !== last[index]);
	return at < 0 || (first[at] ?? 0) < (last[at] ?? 0) ? { first, last } : null;
}
