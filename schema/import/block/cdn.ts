// The CDN in front, by its header or by its ranges.
import { type CdnId, cdns } from '../../cdn/index.ts';
import { shippedRanges } from '../../cdn/ranges/index.ts';
import { allRanges } from '../../cdn/ranges/types.ts';
import type { GatewayEnd } from '../types.ts';

export interface FoundCdn {
	readonly id: CdnId;
	/** The header that is read, where it is not the CDN's own in this chart. */
	readonly header: string | null;
	/** Its ranges, which ship: the source had them too. */
	readonly ranges: readonly string[];
	/** Only the header shows it, and others write that header too. */
	readonly supposed: boolean;
}

/** The CDN whose header is read, or whose ranges are trusted for a header; null where neither says one. */
export function cdnOf({ header, trusted }: GatewayEnd): FoundCdn | null {
	if (!header || header.value === 'proxy_protocol') return null;
	const name = header.value.toLowerCase();
	const ids = Object.keys(cdns) as CdnId[];
	const ranged = ids.find((id) => {
		const ranges = rangesOf(id);
		return (
			ranges.length > 0 && ranges.filter((range) => trusted?.value.includes(range)).length * 2 > ranges.length
		);
	});
	// X-Forwarded-For is everybody's.
	const named = ids.find((id) => cdns[id].header.toLowerCase() === name && name !== 'x-forwarded-for');
	const id = ranged ?? named;
	if (!id) return null;
	const own = cdns[id].header.toLowerCase() === name;
	return {
		id,
		header: own ? null : header.value,
		ranges: rangesOf(id),
		// https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx: Cloudflare can write True-Client-IP as well.
		supposed: !ranged && name === 'true-client-ip',
	};
}

function rangesOf(id: CdnId): readonly string[] {
	const ranges = shippedRanges[id];
	return ranges ? allRanges(ranges) : [];
}
