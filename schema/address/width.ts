// How wide trust is: of what a list of blocks lets in, that which is public and nobody is known to own.

import { bitsIn, outermost } from './bits.ts';
import { addressSpace, publicUnits, unitsOf } from './public-space.ts';
import type { Family } from './ranges.ts';

/**
 * Bounds in units (addresses of IPv4, /48 networks of IPv6). Up to `network` is what one network of a cloud can have: a VPC of AWS is an
 * IPv4 /16 and an IPv6 /44 at most (https://aws.amazon.com/about-aws/whats-new/2023/11/vpcs-subnets-support-more-sizes-ipv6-cidrs), and a
 * site gets a /48 (RFC 6177); a provider with customers of its own begins at an IPv6 /32 (ripe-738). `block` is more than any owner of
 * proxies has in one block: Akamai has an IPv4 /10 and IPv6 /24. `all` is a list that is no network's, however it is cut.
 */
export const widthBounds = {
	IPv4: { network: 2 ** 16, block: 2 ** 22, all: 2 ** 23 - 1 },
	IPv6: { network: 2 ** 4, block: 2 ** 28, all: 2 ** 29 - 1 },
} as const satisfies { readonly [family in Family]: { readonly [bound: string]: number } };

/** Trust that is wider than one network. */
export interface Width {
	readonly family: Family;
	/** The blocks that make it so, as they were written. */
	readonly blocks: readonly string[];
	/** How many public addresses of IPv4, or /48 networks of IPv6, they hold. */
	readonly units: number;
	/** Whether so much is trusted that any client on the internet may be in it; else a provider's customers may. */
	readonly anybody: boolean;
}

/** Who may be among the blocks. */
export interface Owners {
	/** Lists of blocks whose owners are known. */
	readonly known: readonly (readonly string[])[];
	/** Whether the list may be that of a CDN whose ranges are not known, so that many blocks say nothing. */
	readonly ofCdn: boolean;
}

/** Where blocks of a family are wider than one network, and no known owner has them. A block of everybody (`/0`) is no matter of width. */
export function widths(blocks: readonly string[], owners: Owners): Width[] {
	return (['IPv4', 'IPv6'] as const).flatMap((family) => widthIn(family, blocks, owners) ?? []);
}

function widthIn(family: Family, blocks: readonly string[], { known, ofCdn }: Owners): Width | null {
	const bounds = widthBounds[family];
	const foreign = foreignIn(family, blocks, known);
	const total = foreign.reduce((sum, { units }) => sum + units, 0);
	const large = foreign.filter(({ units }) => units > bounds.block);
	const anybody = large.length > 0 || (total > bounds.all && !ofCdn);
	if (!anybody && (total <= bounds.network || ofCdn)) return null;
	const wide = large.length > 0 ? large : foreign.filter(({ units }) => units > bounds.network);
	const named = wide.length > 0 ? wide : foreign;
	return {
		family,
		blocks: named.map(({ block }) => block),
		units: named.reduce((sum, { units }) => sum + units, 0),
		anybody,
	};
}

/** The public blocks of a family that are in none of the known ones, each once, with what is public in them. */
function foreignIn(family: Family, blocks: readonly string[], known: Owners['known']) {
	const all = bitsIn(family, blocks);
	if (all.length === 0 || all.some(({ bits }) => bits === '')) return [];
	const owned = known.flatMap((list) => bitsIn(family, list)).map(({ bits }) => bits);
	const outer = outermost(all.map(({ bits }) => bits));
	return outer
		.filter((bits) => !owned.some((one) => bits.startsWith(one)))
		.map((bits) => ({
			block: all.find((one) => one.bits === bits)?.block ?? '',
			units: publicUnits(family, bits),
		}))
		.filter(({ units }) => units > 0);
}

/** Whether blocks of a family hold all of it together, though none does alone. */
export function areEverybody(family: Family, blocks: readonly string[]): boolean {
	const outer = outermost(bitsIn(family, blocks).map(({ bits }) => bits));
	const sum = outer.reduce((units, { length }) => units + unitsOf(family, length), 0);
	return !outer.includes('') && sum === 2 ** addressSpace[family].counted;
}

const SCALES = ['', ' thousand', ' million', ' billion', ' trillion'] as const;

/** `2 billion public IPv4 addresses`: rounded down to the largest scale that leaves a number above 0. */
export function unitsText({ family, units }: Pick<Width, 'family' | 'units'>): string {
	const scale = SCALES.findLastIndex((_, index) => units >= 1000 ** index);
	return `${Math.floor(units / 1000 ** scale)}${SCALES[scale] ?? ''} ${addressSpace[family].title}`;
}
