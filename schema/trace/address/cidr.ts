// Address ranges, as nginx's set_real_ip_from reads and matches them. Source: ngx_ptocidr, ngx_cidr_match in nginx 1.25.3.

import { parseNginxAddress, parseNginxNumber } from '../nginx/address.ts';
import { type Address, isMapped } from './address.ts';

/** A range of addresses: those whose first `prefix` bits are those of `address`. */
export interface Cidr {
	readonly address: Address;
	/** Length of the mask in bits. */
	readonly prefix: number;
}

/** A range as read, and whether bits behind the mask were set (nginx then warns and ignores them). */
export interface ReadCidr extends Cidr {
	readonly hostBits: boolean;
}

/** Reads an address or `address/bits` as nginx does. Null when nginx does not take it for one. */
export function parseNginxCidr(text: string): ReadCidr | null {
	const slash = text.indexOf('/');
	const address = parseNginxAddress(slash < 0 ? text : text.slice(0, slash));
	if (address === null) return null;
	const bits = address.length * 8;
	const prefix = slash < 0 ? bits : parseNginxNumber(text.slice(slash + 1));
	if (prefix === null || prefix > bits) return null;
	const masked = maskAddress(address, prefix);
	return { address: masked, prefix, hostBits: masked.some((byte, at) => byte !== address[at]) };
}

/** The address with every bit behind the first `prefix` ones set to zero. */
export function maskAddress(address: Address, prefix: number): Address {
	return address.map((byte, at) => byte & (0xff00 >> Math.min(Math.max(prefix - 8 * at, 0), 8)) & 0xff);
}

/** Whether the address lies in the range; families never mix here, not even for 4-in-6 forms. */
export function inCidr(address: Address, cidr: Cidr): boolean {
	if (address.length !== cidr.address.length) return false;
	const masked = maskAddress(address, cidr.prefix);
	const range = maskAddress(cidr.address, cidr.prefix);
	return masked.every((byte, at) => byte === range[at]);
}

/** nginx's own match: a 4-in-6 address counts as IPv4, so it lies in IPv4 ranges and in no IPv6 range, not even `::/0`. */
export function nginxMatches(address: Address, ranges: readonly Cidr[]): boolean {
	const seen = isMapped(address) ? address.slice(12) : address;
	return ranges.some((range) => inCidr(seen, range));
}

/** Whether the block holds every address of its family. */
export function isEveryone(block: string): boolean {
	return /\/0$/.test(block.trim());
}
