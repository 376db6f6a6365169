// What changed between shipped ranges and a new reading, and whether it is too much to be true. Pure.
import { isStale, staleAfterDays } from '../../schema/cdn/ranges/age.ts';
import { allRanges, type CdnRanges } from '../../schema/cdn/ranges/types.ts';
import { type Block, blockOf, sizeOf, withoutInner } from './normalise.ts';

/** Ranges of a reading. Throws an Error that names the first thing wrong with it. */
export function rangesOf(
	texts: readonly string[],
	about: Pick<CdnRanges, 'sources' | 'copy' | 'read'>,
): CdnRanges {
	if (texts.length === 0) throw new Error('it holds no ranges');
	const blocks = texts.map((text) => {
		const block = blockOf(text);
		if (typeof block === 'string') throw new Error(block);
		return block;
	});
	const family = (name: Block['family']) =>
		withoutInner(blocks.filter((block) => block.family === name)).map(({ text }) => text);
	const { sources, copy, read } = about;
	return { sources, ...(copy ? { copy } : {}), read, ipv4: family('ipv4'), ipv6: family('ipv6') };
}

interface Difference {
	readonly added: readonly string[];
	readonly removed: readonly string[];
}

/** By text: both are normalised. */
export function differenceOf(old: CdnRanges | undefined, next: CdnRanges): Difference {
	const [before, after] = [old ? allRanges(old) : [], allRanges(next)];
	return {
		added: after.filter((range) => !before.includes(range)),
		removed: before.filter((range) => !after.includes(range)),
	};
}

/**
 * Why a reading is not believed at once: a family holds less than half the addresses of before, or more than four times as many. Undefined
 * where nothing is odd. The first reading has nothing to be held against.
 */
export function suspicion(old: CdnRanges | undefined, next: CdnRanges): string | undefined {
	if (!old) return next.ipv4.length === 0 ? 'it has no IPv4 ranges' : undefined;
	for (const [family, name] of [
		['ipv4', 'IPv4'],
		['ipv6', 'IPv6'],
	] as const) {
		const [before, after] = [size(old[family]), size(next[family])];
		if (after * 2n < before) return `its ${name} ranges hold less than half the addresses of before`;
		if (before > 0n && after > before * 4n)
			return `its ${name} ranges hold more than four times the addresses of before`;
	}
	return undefined;
}

function size(ranges: readonly string[]): bigint {
	return sizeOf(ranges.map(blockOf).filter((block) => typeof block !== 'string'));
}

/** A line about one CDN, then one for each range that comes or goes. */
export function reportOf(id: string, old: CdnRanges | undefined, next: CdnRanges): string {
	const { added, removed } = differenceOf(old, next);
	const counts = `${next.ipv4.length} IPv4 and ${next.ipv6.length} IPv6 ranges, read ${next.read}`;
	const change =
		added.length + removed.length === 0 ? 'unchanged' : `${added.length} added, ${removed.length} removed`;
	return [
		`${id}: ${counts}: ${change}${old ? ` since ${old.read}` : ''}`,
		...added.map((range) => `  + ${range}`),
		...removed.map((range) => `  - ${range}`),
	].join('\n');
}

/** A line about the age of what ships, where it is too old on `today` (YYYY-MM-DD). */
export function staleness(id: string, old: CdnRanges, today: string): string | undefined {
	return isStale(old, today)
		? `${id}: the shipped ranges are of ${old.read}, more than ${staleAfterDays} days ago`
		: undefined;
}
