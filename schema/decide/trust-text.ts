// Whom Kong trusts, in a few words where shipped ranges would fill the screen.
import { rangesText } from '../cdn/ranges/text.ts';
import type { Situation } from './situation.ts';

/** The user's trustedIPs, and how many shipped ranges of when and from where; null where no shipped range is trusted. */
export function shortTrust({ cdn, cdnRanges, values }: Situation): string | null {
	if (!cdn || !cdnRanges) return null;
	return [values.clientIp.trustedIPs.join(','), rangesText(cdn.title, cdnRanges)]
		.filter((text) => text !== '')
		.join(' and ');
}
