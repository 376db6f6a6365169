// The CDN in front, by its header or by its ranges.

import { isPrivate, isWithin } from '../../address/ranges.ts';
import { type CdnId, cdns } from '../../cdn/index.ts';
import { shippedRanges } from '../../cdn/ranges/index.ts';
import { allRanges } from '../../cdn/ranges/types.ts';
import { writersOf } from '../../decide/header-writers.ts';
import type { Ends, Given } from '../types.ts';

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
export function cdnOf({
	service,
	gateway: { header, trusted },
}: Pick<Ends, 'service' | 'gateway'>): FoundCdn | null {
	const only = fencedBy(service.sourceRanges);
	if (only && (!header || header.value === 'proxy_protocol'))
		return { id: only, header: null, ranges: rangesOf(only), supposed: false };
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
	const id = ranged ?? named ?? only;
	if (!id) return null;
	const own = cdns[id].header.toLowerCase() === name;
	return {
		id,
		header: own ? null : header.value,
		ranges: rangesOf(id),
		supposed: !ranged && !only && writersOf(name).length > 1,
	};
}

/** The CDN whose ranges alone the Service lets in: its edges are the peers, whatever the gateway believes. */
export function fencedBy(sourceRanges: Given<readonly string[]> | null): CdnId | null {
	const given = sourceRanges?.value ?? [];
	if (given.length === 0) return null;
	const ids = Object.keys(cdns) as CdnId[];
	return (
		ids.find((id) => {
			const ranges = rangesOf(id);
			const outside = given.filter((range) => !isPrivate(range));
			return outside.length > 0 && ranges.length > 0 && outside.every((range) => isWithin(range, ranges));
		}) ?? null
	);
}

function rangesOf(id: CdnId): readonly string[] {
	const ranges = shippedRanges[id];
	return ranges ? allRanges(ranges) : [];
}
