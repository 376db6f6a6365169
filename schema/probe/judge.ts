// From the replies of a probe to its result: a verdict per way, one over all, and findings.
import { type ProbeFinding, probeFindings } from './findings.ts';
import type { Probed } from './types.ts';
import { judgeWay, type WayResult, type WayVerdict } from './verdict.ts';

/** The worst of all ways; `forgeable` where one of them is. */
export type Overall = WayVerdict | 'forgeable';

export interface ProbeResult {
	readonly ways: readonly WayResult[];
	readonly overall: Overall;
	/** Whether an echo came back at all. */
	readonly heard: boolean;
	readonly findings: readonly ProbeFinding[];
}

/** Judges everything that came back. */
export function judgeProbe(probed: Probed): ProbeResult {
	const ways = probed.ways.map((asked) => judgeWay(asked, probed));
	return {
		ways,
		overall: overallOf(ways),
		heard: ways.some(({ verdict, forgeable }) => isHeard(verdict) || forgeable.length > 0),
		findings: probeFindings(ways, probed),
	};
}

const isHeard = (verdict: WayVerdict) => verdict !== 'no echo' && verdict !== 'no answer';

/** A node that expects PROXY headers is not meant for clients, and a way that gives no echo tells nothing about the others. */
const isTelling = ({ way, verdict }: WayResult) =>
	isHeard(verdict) && !(way.kind === 'node' && verdict === 'broken');

function overallOf(ways: readonly WayResult[]): Overall {
	if (ways.some(({ forgeable }) => forgeable.length > 0)) return 'forgeable';
	const verdicts = (ways.some(isTelling) ? ways.filter(isTelling) : ways).map(({ verdict }) => verdict);
	const order: readonly WayVerdict[] = ['lost', 'broken', 'not known', 'preserved', 'no echo', 'no answer'];
	return order.find((verdict) => verdicts.includes(verdict)) ?? 'no answer';
}
