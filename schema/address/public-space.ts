// How much of a block hosts on the internet can have: what IANA set aside for other purposes is left out.

import { bitsOf } from './bits.ts';
import type { Family } from './ranges.ts';

/**
 * Blocks that no host on the internet has as its address: not globally reachable by the IANA special-purpose address registries
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, -ipv6-special-registry, read 2026-11), multicast, and of IPv6 everything
 * but 2000::/3, out of which alone addresses are given to hosts (https://www.iana.org/assignments/ipv6-address-space).
 */
const SET_ASIDE: { readonly [family in Family]: readonly string[] } = {
	IPv4: [
		'0.0.0.0/8',
		'10.0.0.0/8',
		'100.64.0.0/10',
		'127.0.0.0/8',
		'169.254.0.0/16',
		'172.16.0.0/12',
		'192.0.0.0/24',
		'192.0.2.0/24',
		'192.88.99.0/24',
		'192.168.0.0/16',
		'198.18.0.0/15',
		'198.51.100.0/24',
		'203.0.113.0/24',
		'224.0.0.0/3',
	],
	IPv6: ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '3fff::/20'],
};

/** Blocks of both families as bits. */
const bitsOfAll = (blocks: readonly string[]) => blocks.flatMap((block) => bitsOf(block) ?? []);

/** What is set aside, as bits; and the unit that is counted, with its length: of IPv6 a /48, since nobody counts hosts there. */
export const addressSpace = {
	IPv4: { counted: 32, title: 'public IPv4 addresses', setAside: bitsOfAll(SET_ASIDE.IPv4) },
	IPv6: { counted: 48, title: 'public IPv6 networks of size /48', setAside: bitsOfAll(SET_ASIDE.IPv6) },
} as const;

/** How many units a block of this many bits has: addresses of IPv4, /48 networks of IPv6. One that is smaller has none. */
export function unitsOf(family: Family, length: number): number {
	const { counted } = addressSpace[family];
	return length > counted ? 0 : 2 ** (counted - length);
}

/** How many of a block's units are public. */
export function publicUnits(family: Family, bits: string): number {
	const { setAside } = addressSpace[family];
	if (setAside.some((one) => bits.startsWith(one))) return 0;
	const inside = setAside.filter((one) => one.startsWith(bits));
	return inside.reduce((left, one) => left - unitsOf(family, one.length), unitsOf(family, bits.length));
}
