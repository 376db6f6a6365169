// From the replies of a probe to its result: a verdict per way, one over all, and findings.
import { type ProbeFinding, probeFindings } from './findings.ts';
import type { Probed } from './types.ts';
import { judgeWay, type WayResult, type WayVerdict } from './verdict.ts';

export interface ProbeResult {
	readonly ways: readonly WayResult[];
	/** The worst of all ways; `forgeable` where one of them is. */
	readonly overall: WayVerdict | 'forgeable';
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

/** A node that gives clients no answer harms nobody, and what this machine cannot reach tells nothing. */
const isTelling = ({ way, verdict, ending }: WayResult) =>
	way.kind === 'node' ? isHeard(verdict) && verdict !== 'broken' : ending.how !== 'unreachable';

function overallOf(ways: readonly WayResult[]): ProbeResult['overall'] {
	if (ways.some(({ forgeable }) => forgeable.length > 0)) return 'forgeable';
	const verdicts = ways.filter(isTelling).map(({ verdict }) => verdict);
	const order: readonly WayVerdict[] = ['lost', 'broken', 'no echo', 'no answer', 'not known', 'preserved'];
	return order.find((verdict) => verdicts.includes(verdict)) ?? 'no answer';
}
