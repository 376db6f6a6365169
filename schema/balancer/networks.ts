// Addresses and CIDR blocks as Go reads them.
import { type Address, formatAddress } from '../trace/address/address.ts';
import { maskAddress } from '../trace/address/cidr.ts';
import { parseStrictIpv4, parseStrictIpv6 } from '../trace/address/libc-address.ts';

function addressOf(text: string): Address | null {
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
