// Blocks as the templates compare them.
import { bitsOf } from '../../schema/address/bits.ts';
import { type Family, familyOf } from '../../schema/address/ranges.ts';

/** Blocks as texts of bits, by family. */
export function bitsByFamily(blocks: readonly string[]) {
	const of = (family: Family) =>
		blocks.filter((block) => familyOf(block) === family).flatMap((block) => bitsOf(block) ?? []);
	return { IPv4: of('IPv4'), IPv6: of('IPv6') };
}
