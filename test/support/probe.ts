// Probes out of few words: how requests ended over a way, as samples of findings have it.
import type { AnsweredWay } from '../../schema/findings/sample.ts';
import { requestsFor } from '../../schema/probe/requests.ts';
import type { AskedWay, Ending, Probed, ProbeRequest, Surroundings, Way } from '../../schema/probe/types.ts';

const byUrl: Way = {
	kind: 'url',
	title: 'http://kong.example/echo at 203.0.113.80:80',
	address: '203.0.113.80',
	port: 80,
	tls: false,
};

/** The whole probe. */
export function probedOf(answered: readonly AnsweredWay[], known: Partial<Surroundings> = {}): Probed {
	return { mine: [], nodes: [], ...known, ways: answered.map(askedOf) };
}

function askedOf({ way = {}, own, endings }: AnsweredWay): AskedWay {
	const full = { ...byUrl, ...way };
	const requests = requestsFor({ tls: full.tls, port: full.port, taken: [] });
	const replies = requests.map((request) => ({ request, ending: endingOf(request, endings) }));
	return { way: full, ...(own === undefined ? {} : { own }), replies };
}

function endingOf(request: ProbeRequest, endings: AnsweredWay['endings']): Ending {
	const named = endings[request.name] ?? (request.preface ? { how: 'closed' as const } : endings.honest);
	if (named.how !== 'answer') return named;
	return { ...named, body: named.body.replace('CLAIM', Object.keys(request.claims)[0] ?? 'CLAIM') };
}
