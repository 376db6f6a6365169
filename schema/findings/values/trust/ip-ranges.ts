// Ranges among trustedIPs, as numbers.
import ipaddr from 'ipaddr.js';
import { isIpOrCidr } from '../../../address/ip-or-cidr.ts';

export type Range = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, prefix: number];

/** Well-formed ranges only; what is malformed has a finding of its own. */
export function rangeOf(text: string): Range | undefined {
	if (!isIpOrCidr(text)) return undefined;
	// Asked for either family, the library tries both, and makes an error for one of them.
	const [family, bits] = text.includes(':') ? [ipaddr.IPv6, 128] : [ipaddr.IPv4, 32];
	return text.includes('/') ? family.parseCIDR(text) : [family.parse(text), bits];
}

/** The first address of a range, in its shortest form; undefined where the range was written with that one. */
export function otherFirstAddress([address, prefix]: Range): string | undefined {
	const bytes = address.toByteArray().map((byte, index) => {
		const keep = Math.min(8, Math.max(0, prefix - index * 8));
		return byte & (0xff << (8 - keep)) & 0xff;
	});
	const first = ipaddr.fromByteArray(bytes);
	return first.toNormalizedString() === address.toNormalizedString() ? undefined : first.toString();
}
