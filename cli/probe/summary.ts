// What a probe found, as text that people read. Pure.
import type { ProbeResult } from '../../schema/probe/judge.ts';
import type { WayResult, WayVerdict } from '../../schema/probe/verdict.ts';
import { counted } from '../report/report.ts';

const VERDICTS: { readonly [verdict in WayVerdict]: string } = {
	preserved: 'preserved',
	lost: 'lost',
	'not known': 'not known',
	broken: 'traffic broken: Kong expects a PROXY header, and none was sent',
	'no echo': 'not known: no echo route answers',
	'no answer': 'not known: no answer',
};

const OVERALL: { readonly [overall in ProbeResult['overall']]: string } = {
	preserved: 'preserved: Kong sees your address, and believed no forged one',
	lost: 'lost: Kong does not see your address',
	forgeable: 'forgeable: Kong believes an address that a request claims',
	broken: 'broken: Kong expects a PROXY header, and none was sent',
	'not known': 'not known: Kong believed no forged address, but whether it sees yours is not known',
	'no echo': 'not known: no echo route answers',
	'no answer': 'not known: no answer',
};

/** A block of lines per way, and the verdict over all. */
export function probeText({ ways, overall }: ProbeResult, requests: number): string {
	const blocks = ways.map((way) => `${[way.way.title, ...lines(way)].join('\n  ')}\n`);
	return [...blocks, `${OVERALL[overall]} (${counted(requests, 'request')})\n`].join('\n');
}

function lines(result: WayResult): string[] {
	const { way, verdict, forgeable, forged } = result;
	const shut = way.kind === 'node' && verdict === 'broken';
	const words = shut ? 'closed to clients: Kong expects a PROXY header' : VERDICTS[verdict];
	const address = `client address  ${words}${believed(result)}`;
	if (forgeable.length > 0) return [address, `can be forged   by ${forgeable.join(' and ')}`];
	return [address, ...(forged > 0 ? [`can be forged   no claim was believed (${forged} tried)`] : [])];
}

/** Whom Kong believes, beside the address that the caller has. */
function believed({ verdict, echo, who, caller }: WayResult): string {
	if (echo === null) return '';
	if (verdict === 'preserved') return `: Kong believes ${echo.client}, which is yours`;
	const yours = caller === null ? 'yours is not known' : `yours is ${caller}`;
	return `: ${yours}, and Kong believes ${echo.client}${who === null ? '' : `, ${who}`}`;
}
