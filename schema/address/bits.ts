// Blocks as bits: of two blocks, one holds the other where its bits begin the other's. Helm's templates read them the same way, since they
// have no numbers long enough for IPv6.
import { parseNginxCidr } from '../trace/index.ts';

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
