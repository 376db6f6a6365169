// Whether source ranges are a lock: of those that may connect to the balancer, who is not the CDN.

import { isIpOrCidr } from '../address/ip-or-cidr.ts';
import { INTERNAL, isWithin } from '../address/ranges.ts';
import { widths } from '../address/width.ts';
import type { CdnId } from '../cdn/index.ts';
import { shippedRanges } from '../cdn/ranges/index.ts';
import { allRanges } from '../cdn/ranges/types.ts';
import { isEveryone } from '../trace/index.ts';
import { cdnOf } from './range-owners.ts';

/** Whom source ranges are to let in. */
export interface Admitted {
	readonly cdn: CdnId;
	/** Whether the user keeps the CDN's list, so that the ranges which ship are not all of it. */
	readonly ownList: boolean;
	/** Public ranges that are the user's own. */
	readonly own: readonly string[];
}

/**
 * Those of the ranges that let others in than the CDN: clients on the internet who would write the header themselves. Ranges inside networks
 * hold none of these. Of a CDN whose list is not known, what no owner of proxies has and what another CDN has cannot be its own.
 */
export function strangers(ranges: readonly string[], { cdn, ownList, own }: Admitted): string[] {
	const shipped = ownList ? undefined : shippedRanges[cdn];
	const known = [...own, ...INTERNAL, ...(shipped ? allRanges(shipped) : [])];
	return ranges.filter((range) => {
		if (!isIpOrCidr(range) || isEveryone(range)) return true;
		if (isWithin(range, known)) return false;
		return shipped !== undefined || isNoCdns(range, cdn);
	});
}

function isNoCdns(range: string, cdn: CdnId): boolean {
	const owner = cdnOf(range);
	return owner === null ? widths([range], { known: [], ofCdn: true }).length > 0 : owner !== cdn;
}
