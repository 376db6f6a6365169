// The verdict on one way: whom Kong believes on it, and which claims of a request it takes over.
import { memberOf } from '../text/members.ts';
import { type Echo, readEcho } from './echo.ts';
import type { AskedWay, Ending, ForwardedClaim, Probed, ProbeRequest, Reply, Way } from './types.ts';
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
	const honest = asked.replies.filter(({ request }) => isHonest(request));
	const forged = asked.replies.filter(({ request }) => !isHonest(request));
	const ending: Ending = honest[0]?.ending ?? { how: 'skipped' };
	const claims = Object.assign({}, ...forged.map(({ request }) => request.claims)) as ProbeClaims;
	const seen = worstOf(honest.flatMap((reply) => seenBy(reply, asked, probed)));
	const verdict = seen?.verdict ?? withoutEcho(ending, forged);
	const { echo = null, caller = null, who = null } = seen ?? {};
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
			? forged.filter(({ request, ending }) => !request.preface && readEcho(ending) === null)
			: [],
	};
}

const isHonest = ({ name }: ProbeRequest) => name.startsWith('honest');

/** Whom an honest request was taken for. */
interface Seen {
	readonly verdict: 'preserved' | 'lost' | 'not known';
	readonly echo: Echo;
	readonly caller: string | null;
	readonly who: string | null;
}

function seenBy({ ending }: Reply, asked: AskedWay, probed: Probed): Seen[] {
	const echo = readEcho(ending);
	if (echo === null) return [];
	const caller = callerOn(asked, probed, echo.client);
	if (caller === echo.client) return [{ verdict: 'preserved', echo, caller, who: null }];
	const who = otherThanCaller(echo.client, asked, probed);
	return [{ verdict: caller === null && who === null ? 'not known' : 'lost', echo, caller, who }];
}

/** An address that is lost on some connections is lost. */
function worstOf(seen: readonly Seen[]): Seen | undefined {
	return (
		seen.find(({ verdict }) => verdict === 'lost') ??
		seen.find(({ verdict }) => verdict === 'not known') ??
		seen[0]
	);
}

type ProbeClaims = { readonly [address: string]: string };

function withoutEcho(ending: Ending, forged: readonly Reply[]): WayVerdict {
	const answersPrefaced = forged.some(({ request, ending }) => request.preface && readEcho(ending) !== null);
	if (answersPrefaced) return 'broken';
	return ending.how === 'answer' ? 'no echo' : 'no answer';
}

/** By any request's claims, since a cache may answer with what an earlier one got. */
function forgedBy(forged: readonly Reply[], claims: ProbeClaims): string[] {
	const found = forged.flatMap(({ ending }) => {
		const by = memberOf(claims, readEcho(ending)?.client ?? '');
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
		if (client === undefined || client === caller || memberOf(claims, client) !== undefined) return [];
		return [{ name: request.name, client }];
	});
}
