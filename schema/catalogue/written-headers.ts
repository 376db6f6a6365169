// Which request headers a balancer writes the client into.
import type { Method } from './method.ts';

/** Their names; null where that is not known, or up to the user. */
export function writtenHeaders({ header }: Method): readonly string[] | null {
	if (!header || header.custom) return null;
	const { realIp, named } = header;
	return ['X-Forwarded-For', ...(realIp ? ['X-Real-IP'] : []), ...(named === undefined ? [] : [named])];
}
