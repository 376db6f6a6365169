// Kong's own trust in a peer (kong.ip.is_trusted), which decides about X-Forwarded-Proto, -Host, -Port, -Path and -Prefix.
// It reads the same trusted_ips as nginx but matches differently: 4-in-6 peers are IPv6 here.
// Source: kong/pdk/ip.lua and kong/tools/ip.lua of Kong 3.9.3, lua-resty-ipmatcher 0.6.1.

import type { Address } from '../address/address.ts';
import { type Cidr, inCidr } from '../address/cidr.ts';
import { parseStrictIpv4, parseStrictIpv6 } from '../address/libc-address.ts';

/** One entry of trusted_ips (address or CIDR, IPv6 also in brackets) as Kong's check reads it; null when Kong refuses it. */
export function parseKongCidr(entry: string): Cidr | null {
	// Kong looks for the slash from the third character on.
	const slash = entry.indexOf('/', 2);
	const text = slash < 0 ? entry : entry.slice(0, slash);
	const address = parseStrictIpv4(text) ?? parseStrictIpv6(/^\[.*\]$/s.test(text) ? text.slice(1, -1) : text);
	if (address === null) return null;
	const bits = address.length * 8;
	if (slash < 0) return { address, prefix: bits };
	const prefix = entry.slice(slash + 1);
	return /^(0|[1-9][0-9]*)$/.test(prefix) && Number(prefix) <= bits
		? { address, prefix: Number(prefix) }
		: null;
}

/**
 * Whether Kong itself trusts the peer.
 * @param trustedIps the entries of trusted_ips as text; `unix:` and whatever is no address is passed over.
 */
export function isTrustedByKong(peer: Address, trustedIps: readonly string[]): boolean {
	// Only these two spellings together are the short cut that skips matching.
	if (trustedIps.includes('0.0.0.0/0') && trustedIps.includes('::/0')) return true;
	return trustedIps.some((entry) => {
		const range = parseKongCidr(entry);
		return range !== null && inCidr(peer, range);
	});
}
