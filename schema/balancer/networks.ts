// Addresses and CIDR blocks as Go reads them.
import { type Address, formatAddress } from '../trace/address/address.ts';
import { maskAddress } from '../trace/address/cidr.ts';
import { parseStrictIpv4, parseStrictIpv6 } from '../trace/address/libc-address.ts';

export function addressOf(text: string): Address | null {
	return parseStrictIpv4(text) ?? parseStrictIpv6(text);
}

/** Whether Go's net.ParseIP takes a text. */
export function isAddress(text: string): boolean {
	return addressOf(text) !== null;
}

/** What Go's net.ParseCIDR makes of a text: the network, its host bits cleared; null where it refuses. */
export function networkOf(text: string): string | null {
	const [, ip = '', bits = ''] = /^([^/]*)\/([0-9]{1,3})$/.exec(text) ?? [];
	const address = addressOf(ip);
	if (address === null || Number(bits) > address.length * 8) return null;
	return `${formatAddress(maskAddress(address, Number(bits)))}/${Number(bits)}`;
}

/** The first and last address of a network, as {@link networkOf} gives it. */
export function rangeOfNetwork(network: string): { readonly first: Address; readonly last: Address } | null {
	const [ip = '', bits = ''] = network.split('/');
	const first = addressOf(ip);
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
