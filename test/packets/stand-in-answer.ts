// Reads what the stand-in for Kong answers: one line per fact, `name value` (stand-in/answer.lua).
import type { Ending } from './send.ts';

/** What an answer of the stand-in says, in the shape of the recorded observations. */
interface StandInAnswer {
	readonly peerIp: string;
	readonly clientIp: string;
	readonly trusted: boolean;
	readonly upstream: Readonly<Record<string, string>>;
}

/** How a request to a stand-in ended, in the shape of the recorded observations. */
export type StandInEnding = ({ readonly outcome: 'response' } & StandInAnswer) | { readonly outcome: string };

/** Reads how a request ended. */
export function readEnding(ending: Ending): StandInEnding {
	if (ending.ending !== 'answer') return { outcome: ending.ending };
	const [head = '', body = ''] = ending.text.split('\r\n\r\n');
	if (/^HTTP\/1\.[01] 400 /.test(head)) return { outcome: 'badRequest' };
	return { outcome: 'response', ...readAnswer(body.replace(/^[0-9a-f]+\r\n|\r\n0$/g, '')) };
}

/** Reads an answer's body. Headers with an empty value are not sent to upstreams and are left out. */
function readAnswer(body: string): StandInAnswer {
	const facts = new Map(
		body.split('\n').flatMap((line): [string, string][] => {
			const at = line.indexOf(' ');
			return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
		}),
	);
	const upstream = Object.fromEntries(
		[...facts].filter(([name, value]) => name.startsWith('x-') && value !== ''),
	);
	return {
		peerIp: facts.get('peerIp') ?? '',
		clientIp: facts.get('clientIp') ?? '',
		trusted: facts.get('trusted') === 'true',
		upstream,
	};
}
