// Ranges of the CDN that Kong does not trust, while it trusts others: what comes from there loses the client.
import { familyOf, isWithin } from '../../address/ranges.ts';
import { cdns } from '../../cdn/index.ts';
import { shippedRanges } from '../../cdn/ranges/index.ts';
import { allRanges } from '../../cdn/ranges/types.ts';
import { isForwardedFor } from '../../kong/real-ip-header.ts';
import type { Followed } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import type { Way } from '../outcome.ts';
import type { ObjectFinding } from '../types.ts';

/** Ranges that a message names; of more it gives the number. */
const MOST_NAMED = 15;

export function rangesLacking({ situation, ports }: Way): ObjectFinding[] {
	const { kong, pod, circumstances } = situation;
	const id = circumstances.cdn;
	const shipped = id && shippedRanges[id];
	if (!shipped) return [];
	const honest = ports.flatMap(({ followed }) => followed.filter(({ forged }) => forged === null));
	const met = honest.filter((one) => one.verdict.preserved && isMet(one, kong.header));
	const families = new Set(met.map(({ family }) => family));
	const ranges = allRanges(shipped).filter((range) => families.has(familyOf(range)));
	const lacking = ranges.filter((range) => !isWithin(range, kong.trusted));
	if (lacking.length === 0 || lacking.length === ranges.length) return [];
	const more = lacking.length - MOST_NAMED;
	return [
		finding('cdn-ranges-lacking', pod.env.place('KONG_TRUSTED_IPS'), {
			cdn: cdns[id].title,
			read: shipped.read,
			lacking: `${lacking.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
			list: cdns[id].ranges,
		}),
	];
}

/** Whether Kong meets an address of the CDN: as the peer, or as an entry of the list that it walks. */
function isMet({ wire, mode, stage }: Followed, header: string): boolean {
	if (!wire.cdn) return false;
	if (mode.balancer?.protocol === 'http') return isForwardedFor(header);
	return mode.packetSource === 'client' && stage.policy !== 'Cluster';
}
