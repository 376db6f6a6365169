// What is found on the ways of a probe, as findings.
import { isPrivate } from '../address/ranges.ts';
import { cdns } from '../cdn/index.ts';
import type { Severity } from '../findings/define.ts';
import type { Code, FilledFor, Finding } from '../findings/finding.ts';
import { definitionOf } from '../findings/render.ts';
import { endingRemedy, endingText } from './ending-text.ts';
import { evidence } from './evidence.ts';
import type { Probed, Reply } from './types.ts';
import type { WayResult } from './verdict.ts';

export type ProbeFinding = Finding & { readonly severity: Severity };

/** The findings about all ways, errors first; one for all ways that have the same. */
export function probeFindings(ways: readonly WayResult[], probed: Probed): readonly ProbeFinding[] {
	return together(ways.flatMap((result) => findingsOf(result, probed)));
}

function made<C extends Code>(code: C, ...[args = {}]: FilledFor<C>): ProbeFinding {
	return { code, severity: definitionOf(code).severity, args };
}

function findingsOf(result: WayResult, { cdn, ways }: Probed): ProbeFinding[] {
	const { way, forgeable, forwarded, misled } = result;
	const over = { way: way.title };
	const behindCdn = cdn !== undefined || ways.some((other) => other.way.kind === 'cdn');
	return [
		...onHonest(result),
		...(forgeable.length > 0
			? [made('probe-forgeable', { ...over, carriers: joined(forgeable), forger: forgerOf(result) })]
			: []),
		...(forwarded.length > 0
			? [made('probe-forwarded-believed', { ...over, headers: shortened(forwarded) })]
			: []),
		...misled
			.slice(0, 1)
			.map(({ client }) =>
				made('probe-misled', { ...over, client, carriers: joined(misled.map(({ name }) => name)) }),
			),
		...unanswered(result),
		...(behindCdn && way.kind !== 'cdn' && result.echo
			? [made('probe-past-cdn', { ...over, cdn: titleOf(cdn) })]
			: []),
	];
}

/** Who can do the same: everybody, unless Kong trusts the caller for being where it is. */
function forgerOf({ echo, caller }: WayResult): string {
	return echo?.trusted === true && echo.peer === caller && isPrivate(echo.peer ?? '')
		? `any client that Kong trusts as it trusts you (${echo.peer}, a private address)`
		: 'any client that comes this way';
}

const titleOf = (cdn: Probed['cdn']) => (cdn === undefined ? 'the CDN' : cdns[cdn].title);

/** What the answer to the honest request gives. */
function onHonest({ way, verdict, echo, ending, who, caller }: WayResult): ProbeFinding[] {
	const over = { way: way.title };
	// A node that is closed to clients is as it should be, and a family that this machine lacks is no fault of the gateway.
	const harmless = way.kind === 'node' || ending.how === 'unreachable';
	const asHarmful = (one: ProbeFinding): ProbeFinding => (harmless ? { ...one, severity: 'note' } : one);
	if (verdict === 'broken')
		return [asHarmful(made('probe-proxy-expected', { ...over, ending: endingText(ending) }))];
	const failed = { ...over, ending: endingText(ending), remedy: endingRemedy(ending) };
	if (verdict === 'no answer') return [asHarmful(made('probe-no-answer', failed))];
	if (verdict === 'no echo') return [made('probe-no-echo', failed)];
	if (echo === null || verdict === 'preserved') return [];
	if (verdict === 'not known') return [made('probe-caller-unknown', { ...over, client: echo.client })];
	return [
		made('probe-address-lost', {
			...over,
			client: echo.client,
			who: who ?? 'an address that is not yours',
			instead: caller === null ? '' : ` instead of ${caller}`,
			evidence: evidence(echo, caller),
		}),
	];
}

/** One finding for all requests that ended alike. */
function unanswered({ way, unanswered }: WayResult): ProbeFinding[] {
	const byEnding = new Map<string, Reply[]>();
	for (const reply of unanswered) {
		const key = endingText(reply.ending);
		byEnding.set(key, [...(byEnding.get(key) ?? []), reply]);
	}
	return [...byEnding].map(([ending, replies]) => {
		const names = joined(replies.map(({ request }) => request.name));
		const one = made('probe-belief-unknown', { way: way.title, names, ending });
		return replies.some((reply) => reply.ending.how === 'skipped') ? { ...one, severity: 'warning' } : one;
	});
}

/** Findings that differ in the way alone are one. Errors come first. */
function together(findings: readonly ProbeFinding[]): ProbeFinding[] {
	const found = new Map<string, ProbeFinding>();
	for (const one of findings) {
		const { way = '', ...rest } = one.args;
		const key = JSON.stringify([one.code, one.severity, rest]);
		const before = found.get(key);
		found.set(key, before ? { ...one, args: { ...rest, way: `${before.args.way} and ${way}` } } : one);
	}
	const order: readonly Severity[] = ['error', 'warning', 'note'];
	return [...found.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** `X-Forwarded-Proto, -Host and -Port`, and the same for the other spelling. */
function shortened(headers: readonly string[]): string {
	const spellings = ['X-Forwarded', 'X_Forwarded'].map((start) =>
		headers
			.filter((header) => header.startsWith(start))
			.map((header, at) => (at === 0 ? header : header.slice(start.length))),
	);
	return spellings
		.filter((names) => names.length > 0)
		.map(joined)
		.join(', and ');
}

/** `a`, `a and b`, `a, b and c`. */
function joined(names: readonly string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
