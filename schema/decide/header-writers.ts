// Which CDNs write the client's address into a header that is a CDN's own.
import { type CdnId, cdns } from '../cdn/index.ts';
import type { Cdn } from '../cdn/types.ts';

const all: readonly (readonly [CdnId, Cdn])[] = Object.entries(cdns).map(([id, cdn]) => [id as CdnId, cdn]);

/** Those that write it, whoever it is named after; none for X-Forwarded-For, which every proxy writes. */
export function writersOf(header: string): readonly CdnId[] {
	const name = header.toLowerCase();
	return all.flatMap(([id, { header: own, fills, alsoWrites = [] }]) =>
		[own, fills, ...alsoWrites.map(({ header: also }) => also)].some((one) => one?.toLowerCase() === name) &&
		name !== 'x-forwarded-for'
			? [id]
			: [],
	);
}
