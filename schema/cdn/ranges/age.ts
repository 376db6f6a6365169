// How old shipped ranges may be. The only place that knows the limit.
import type { CdnRanges } from './types.ts';

/**
 * Days after which shipped ranges are called stale. They are looked at monthly, so half a year means that nobody looks any more; and it is
 * short beside the years between the changes of the lists that ship. What is missing from an old list costs the address of some clients,
 * it lets nobody forge one: so staleness warns and never refuses.
 */
export const staleAfterDays = 180;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Whole days between the day of reading and `today`, both YYYY-MM-DD. */
export function daysSince({ read }: Pick<CdnRanges, 'read'>, today: string): number {
	return Math.floor((Date.parse(today) - Date.parse(read)) / dayMilliseconds);
}

/** Whether ranges are stale on `today` (YYYY-MM-DD). */
export function isStale(ranges: Pick<CdnRanges, 'read'>, today: string): boolean {
	return daysSince(ranges, today) > staleAfterDays;
}
