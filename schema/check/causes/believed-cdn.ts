// The CDN whose word Kong takes: the one in front, or one whose own header Kong reads and whose ranges it trusts, though nobody names it.
import { type CdnId, cdns } from '../../cdn/index.ts';
import type { Cdn } from '../../cdn/types.ts';
import { cdnOf } from '../../decide/range-owners.ts';
import { TUNNEL } from '../entrance/tunnels.ts';
import type { Way } from '../outcome.ts';

/** Null where Kong believes none. */
export function believedCdn({ situation, ports }: Way): Pick<Cdn, 'title' | 'shared'> | null {
	const { cdn, kong, entrance } = situation;
	const answered = ports.flatMap(({ followed }) =>
		followed.filter(({ trace }) => trace.answered?.trusted !== undefined),
	);
	if (cdn)
		return answered.some(
			({ wire, verdict, trace }) => wire.cdn && verdict.preserved && trace.answered?.trusted,
		)
			? cdn
			: null;
	if (answered.length === 0 || entrance.frontClass === TUNNEL) return null;
	const id = kong.trusted.map(cdnOf).find((one): one is CdnId => one !== null && reads(one, kong.header));
	return id ? cdns[id] : null;
}

const reads = (id: CdnId, header: string) =>
	cdns[id].header !== 'X-Forwarded-For' && cdns[id].header.toLowerCase() === header.toLowerCase();
