// The CDN that Kong's settings are meant for, where nobody names it: whoever writes them has it in front.
import type { CdnId } from '../../cdn/index.ts';
import { writersOf } from '../../decide/header-writers.ts';
import { cdnOf } from '../../decide/range-owners.ts';
import type { KongSide } from '../gateway/kong.ts';
import type { Entrance } from './entrances.ts';

/**
 * By the ranges that Kong trusts, or else by the header that it reads, if no other CDN writes that one. The header alone says less: beside a tunnel
 * it is what the tunnel writes, and ports of nodes may be called by one that runs outside of the cluster.
 */
export function meantCdn(
	{ header, trusted }: Pick<KongSide, 'header' | 'trusted'>,
	{ front, type }: Pick<Entrance, 'front' | 'type'>,
	besideTunnel: boolean,
): CdnId | null {
	if (trusted.length === 0 || header === 'proxy_protocol') return null;
	const byRanges = trusted.map(cdnOf).find((one) => one !== null);
	if (byRanges) return byRanges;
	const published = front !== null || type === 'LoadBalancer';
	return published && !besideTunnel ? byHeader(header) : null;
}

function byHeader(header: string): CdnId | null {
	const [only, ...others] = writersOf(header);
	return only !== undefined && others.length === 0 ? only : null;
}
