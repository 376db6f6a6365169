// Clients in the public ranges that Kong trusts: one outside of all trust proves nothing about those.

import { type Family, familyOf, isSingle, isWithin, publicAddressIn } from '../address/ranges.ts';
import { widths } from '../address/width.ts';
import { shippedRanges } from '../cdn/ranges/index.ts';
import { isDocumented } from '../decide/range-owners.ts';
import { isEveryone } from '../trace/index.ts';
import type { Circumstances } from './types.ts';

/** A client whose own address Kong trusts. */
export interface TrustedClient {
	readonly address: string;
	/** The trusted block that holds it. */
	readonly block: string;
	/** Whether so many addresses are trusted that any client may have one; else they may well be a proxy's. */
	readonly anybody: boolean;
	/** Whether more is trusted than one network has. */
	readonly isWide: boolean;
}

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
	const ofCdn = cdn !== undefined && shippedRanges[cdn] === undefined;
	const [width] = widths(foreign, { known: [], ofCdn });
	return foreign.flatMap((block) => {
		const isWide = width?.blocks.includes(block) === true;
		const anybody = isWide && width.anybody;
		const address = anybody || !ofCdn ? publicAddressIn(admitted(block, sources) ?? '') : null;
		return address === null ? [] : [{ address, block, anybody, isWide }];
	});
}

/** What of a block may connect. */
function admitted(block: string, sources: readonly string[]): string | null {
	if (sources.length === 0 || isWithin(block, sources)) return block;
	return sources.find((source) => isWithin(source, [block])) ?? null;
}
