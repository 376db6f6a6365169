// Whose public ranges are: those that CDNs and load balancers document.

import { isWithin } from '../address/ranges.ts';
import { catalogue } from '../catalogue/index.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import type { CdnId } from '../cdn/index.ts';
import { shippedRanges } from '../cdn/ranges/index.ts';
import { allRanges } from '../cdn/ranges/types.ts';

/** The ranges that a product's catalogue entry names: those from which it connects. */
export const documentedRanges = ({ find }: LoadBalancer): readonly string[] => find.loadBalancer.ranges ?? [];

const published = Object.entries(shippedRanges).map(
	([id, ranges]) => [id as CdnId, allRanges(ranges)] as const,
);
const documented = [...new Set(Object.values(catalogue).flatMap(documentedRanges))].filter((block) =>
	block.includes('/'),
);

/** Every range of public addresses whose owner is known. */
export const knownRanges: readonly string[] = [...documented, ...published.flatMap(([, ranges]) => ranges)];

/** The CDN that publishes a range which holds the block; null where none of those does whose ranges ship. */
export function cdnOf(block: string): CdnId | null {
	return published.find(([, ranges]) => isWithin(block, ranges))?.[0] ?? null;
}

/** The CDN whose ranges the blocks are, all of them; null where there are none, or others among them. */
export function cdnOfAll(blocks: readonly string[]): CdnId | null {
	const [first] = blocks;
	const id = first === undefined ? null : cdnOf(first);
	return id !== null && blocks.every((block) => cdnOf(block) === id) ? id : null;
}

/** Whether a CDN or a load balancer documents the range as its own. */
export function isDocumented(block: string): boolean {
	return cdnOf(block) !== null || isWithin(block, documented);
}
