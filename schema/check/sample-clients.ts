// Clients in the public ranges that Kong trusts: one outside of all trust proves nothing about those.

import {
	type Family,
	familyOf,
	isEveryone,
	isSingle,
	isWithin,
	prefixOf,
	publicAddressIn,
} from '../address/ranges.ts';
import { shippedRanges } from '../cdn/ranges/index.ts';
import { isDocumented } from './balancer/range-owners.ts';
import type { Circumstances } from './types.ts';

/** A client whose own address Kong trusts. */
export interface TrustedClient {
	readonly address: string;
	/** The trusted block that holds it. */
	readonly block: string;
	/** Whether so many addresses are trusted that any client may have one; else they may well be a proxy's. */
	readonly anybody: boolean;
}

/** No owner of proxies has a block of a shorter prefix: Akamai, which has the largest of those known, has a /10. */
const LONGEST_OF_ANYBODY = { IPv4: 9, IPv6: 19 } as const;

/**
 * A client in each trusted block of public addresses that no CDN, no product and none of the user's networks is known to own.
 * @param sources blocks that may connect; empty for everybody.
 */
export function trustedClients(
	family: Family,
	trusted: readonly string[],
	sources: readonly string[],
	{ nodes, pods, balancerSubnets, cdn }: Circumstances,
): TrustedClient[] {
	const known = [...nodes, ...pods, ...balancerSubnets];
	const foreign = trusted.filter(
		(block) =>
			familyOf(block) === family &&
			!isEveryone(block) &&
			!isSingle(block) &&
			!isDocumented(block) &&
			!isWithin(block, known),
	);
	// Together, blocks of which none is large may be: but for those of a CDN whose ranges do not ship.
	const ofCdn = cdn !== undefined && shippedRanges[cdn] === undefined;
	const longest = LONGEST_OF_ANYBODY[family];
	const all = foreign.reduce((sum, block) => sum + 2 ** (longest - (prefixOf(block) ?? 128)), 0);
	return foreign.flatMap((block) => {
		const anybody = (prefixOf(block) ?? 128) <= longest || (all >= 1 && !ofCdn);
		const address = anybody || !ofCdn ? publicAddressIn(admitted(block, sources) ?? '') : null;
		return address === null ? [] : [{ address, block, anybody }];
	});
}

/** What of a block may connect. */
function admitted(block: string, sources: readonly string[]): string | null {
	if (sources.length === 0 || isWithin(block, sources)) return block;
	return sources.find((source) => isWithin(source, [block])) ?? null;
}
