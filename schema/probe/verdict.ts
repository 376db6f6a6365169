// The verdict on one way: whom Kong believes on it, and which claims of a request it takes over.
import { type Echo, readEcho } from './echo.ts';
import type { AskedWay, Ending, ForwardedClaim, Probed, Reply, Way } from './types.ts';
import { callerOn, otherThanCaller } from './who.ts';

/**
 * `broken`: Kong answers only what begins with a PROXY header; `no echo`: something else answers; `no answer`: nothing does.
 */
export type WayVerdict = 'preserved' | 'lost' | 'not known' | 'broken' | 'no echo' | 'no answer';

/** What a probe found on one way. */
export interface WayResult {
	readonly way: Way;
	readonly verdict: WayVerdict;
	/** The answer to the honest request; null without one. */
	readonly echo: Echo | null;
	/** How the honest request ended. */
	readonly ending: Ending;
	/** Who has the address that Kong believes, where that is known and not the caller. */
	readonly who: string | null;
	/** The address that the caller has, where that is known. */
	readonly caller: string | null;
	/** How many forged requests Kong answered, or refused to read as PROXY headers. */
	readonly forged: number;
	/** What makes Kong believe an address that the request claims. */
	readonly forgeable: readonly string[];
	/** Headers about scheme, host, port, path or prefix that Kong believes from the caller. */
	readonly forwarded: readonly string[];
	/** Requests after which Kong took neither the caller nor a claim for the client, and whom. */
	readonly misled: readonly { readonly name: string; readonly client: string }[];
	/** Forged requests of which no echo came back. */
	readonly unanswered: readonly Reply[];
}

/** Judges what came back over a way. */
export function judgeWay(asked: AskedWay, probed: Probed): WayResult {
	const [honest, ...forged] = asked.replies;
	const ending: Ending = honest?.ending ?? { how: 'skipped' };
	const echo = readEcho(ending);
	const claims = Object.assign({}, ...forged.map(({ request }) => request.claims)) as ProbeClaims;
	const caller = echo && callerOn(asked, probed, echo.client);
	const who = echo && caller !== echo.client ? otherThanCaller(echo.client, asked, probed) : null;
	const verdict = echo ? honestVerdict(echo, caller, who) : withoutEcho(ending, forged);
	return {
		way: asked.way,
		verdict,
		echo,
		ending,
		who,
		caller,
		forged: forged.filter(({ request, ending }) => request.preface || readEcho(ending) !== null).length,
		forgeable: forgedBy(forged, claims),
		forwarded: forged.flatMap((reply) => believedOf(reply, echo)),
		misled: verdict === 'preserved' && caller !== null ? misleading(forged, claims, caller) : [],
		unanswered: echo
			? forged.filter((reply) => !reply.request.preface && readEcho(reply.ending) === null)
			: [],
	};
}

type ProbeClaims = { readonly [address: string]: string };

function honestVerdict(echo: Echo, caller: string | null, who: string | null): WayVerdict {
	if (caller !== null) return caller === echo.client ? 'preserved' : 'lost';
	return who === null ? 'not known' : 'lost';
}

function withoutEcho(ending: Ending, forged: readonly Reply[]): WayVerdict {
	const answersPrefaced = forged.some(({ request, ending }) => request.preface && readEcho(ending) !== null);
	if (answersPrefaced) return 'broken';
	return ending.how === 'answer' ? 'no echo' : 'no answer';
}

/** By any request's claims, since a cache may answer with what an earlier one got. */
function forgedBy(forged: readonly Reply[], claims: ProbeClaims): string[] {
	const found = forged.flatMap(({ ending }) => {
		const by = claims[readEcho(ending)?.client ?? ''];
		return by === undefined ? [] : [by];
	});
	return [...new Set(found)];
}

function believedOf({ request, ending }: Reply, honest: Echo | null): string[] {
	const forwarded = readEcho(ending)?.forwarded ?? {};
	const believed = ({ part, value }: ForwardedClaim) =>
		forwarded[part] === value && honest?.forwarded[part] !== value;
	return (request.forwarded ?? []).filter(believed).map(({ header }) => header);
}

function misleading(forged: readonly Reply[], claims: ProbeClaims, caller: string): WayResult['misled'] {
	return forged.flatMap(({ request, ending }) => {
		const client = readEcho(ending)?.client;
		if (client === undefined || client === caller || claims[client] !== undefined) return [];
		return [{ name: request.name, client }];
	});
}
