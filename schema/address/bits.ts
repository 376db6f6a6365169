// Blocks as bits: of two blocks, one holds the other where its bits begin the other's. Helm's templates read them the same way, since they
// have no numbers long enough for IPv6.
import { parseNginxCidr } from '../trace/index.ts';
import { type Family, familyOf } from './ranges.ts';

/** A block as it was written, and the bits of its prefix. */
export interface BitBlock {
	readonly block: string;
	readonly bits: string;
}

/** The bits of a block's prefix, as a text of 0 and 1; null for what is no block. */
export function bitsOf(block: string): string | null {
	const range = parseNginxCidr(block);
	if (range === null) return null;
	const all = range.address.map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return all.slice(0, range.prefix);
}

/** Those of the blocks that no other one holds, each once. */
export function outermost(bits: readonly string[]): string[] {
	return [...new Set(bits)].filter(
		(one, _, all) => !all.some((other) => other !== one && one.startsWith(other)),
	);
}

const readBefore = new WeakMap<readonly string[], { readonly [family in Family]: readonly BitBlock[] }>();

/**
 * Those of the blocks that are of the family; what is no block is left out. What was read of a list is kept with it: the lists of owners
 * are long, and every file asks about the same ones.
 */
export function bitsIn(family: Family, blocks: readonly string[]): readonly BitBlock[] {
	const before = readBefore.get(blocks);
	if (before) return before[family];
	const all = blocks.flatMap((block) => {
		const bits = bitsOf(block);
		return bits === null ? [] : [{ block, bits }];
	});
	const of = (one: Family) => all.filter(({ block }) => familyOf(block) === one);
	const read = { IPv4: of('IPv4'), IPv6: of('IPv6') };
	readBefore.set(blocks, read);
	return read[family];
}

/** Whether two blocks of a family have an address in common. */
export const meet = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);

/** Whether the blocks hold all of another one of their family, one of them alone or several together. */
export function hold(blocks: readonly string[], bits: string): boolean {
	const near = blocks.filter((block) => meet(block, bits));
	if (near.length === 0) return false;
	return near.some((block) => bits.startsWith(block)) || (hold(near, `${bits}0`) && hold(near, `${bits}1`));
}
