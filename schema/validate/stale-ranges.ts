// Shipped ranges of a CDN grow old. This asks for the day, so it is apart from what depends on values only.
import { daysSince, isStale } from '../cdn/ranges/age.ts';
import type { Situation } from '../decide/situation.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import { found } from '../findings/found.ts';

/** Warns where Kong trusts shipped ranges that are stale on `today`: YYYY-MM-DD. */
export function staleRanges({ cdn, cdnRanges, values }: Situation, today: string): ValuesFinding[] {
	if (!cdn || !cdnRanges || !isStale(cdnRanges, today)) return [];
	return found('cdn-ranges-stale', 'clientIp.cdn', {
		cdn: String(values.clientIp.cdn),
		days: String(daysSince(cdnRanges, today)),
		read: cdnRanges.read,
		command: cdn.ranges,
	});
}
