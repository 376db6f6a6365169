// From the replies of a probe to its result: a verdict per way, one over all, and findings.
import { cdns } from '../cdn/index.ts';
import type { Severity } from '../findings/define.ts';
import type { Code, FilledFor, Finding } from '../findings/finding.ts';
import { definitionOf } from '../findings/render.ts';
import { endingRemedy, endingText } from './ending-text.ts';
import { evidence } from './evidence.ts';
import type { Probed, Reply, Way } from './types.ts';
import { judgeWay, type WayResult, type WayVerdict } from './verdict.ts';

export interface JudgedWay extends WayResult {
	readonly way: Way;
}

export interface ProbeResult {
	readonly ways: readonly JudgedWay[];
	/** The worst of all ways; `forgeable` where one of them is. */
	readonly overall: WayVerdict | 'forgeable';
	/** Whether an echo came back at all. */
	readonly heard: boolean;
	readonly findings: readonly GravenFinding[];
}

type GravenFinding = Finding & { readonly severity: Severity };

/** Judges everything that came back. */
export function judgeProbe(probed: Probed): ProbeResult {
	const ways = probed.ways.map((asked): JudgedWay => ({ way: asked.way, ...judgeWay(asked, probed) }));
	return {
		ways,
		overall: overallOf(ways),
		heard: ways.some(({ verdict, forgeable }) => isHeard(verdict) || forgeable.length > 0),
		findings: together(ways.flatMap((judged) => findingsOf(judged, probed))),
	};
}

const isHeard = (verdict: WayVerdict) => verdict !== 'no echo' && verdict !== 'no answer';

/** A node that gives clients no answer harms nobody, and what this machine cannot reach tells nothing. */
const isTelling = ({ way, verdict, ending }: JudgedWay) =>
	way.kind === 'node' ? isHeard(verdict) && verdict !== 'broken' : ending.how !== 'unreachable';

function overallOf(ways: readonly JudgedWay[]): ProbeResult['overall'] {
	if (ways.some(({ forgeable }) => forgeable.length > 0)) return 'forgeable';
	const verdicts = ways.filter(isTelling).map(({ verdict }) => verdict);
	const order: readonly WayVerdict[] = ['lost', 'broken', 'no echo', 'no answer', 'not known', 'preserved'];
	return order.find((verdict) => verdicts.includes(verdict)) ?? 'no answer';
}

function made<C extends Code>(code: C, ...[args = {}]: FilledFor<C>): GravenFinding {
	return { code, severity: definitionOf(code).severity, args };
}

function findingsOf(judged: JudgedWay, { cdn, ways }: Probed): GravenFinding[] {
	const { way, forgeable, forwarded, misled } = judged;
	const over = { way: way.title };
	const behindCdn = cdn !== undefined || ways.some((other) => other.way.kind === 'cdn');
	return [
		...onHonest(judged),
		...(forgeable.length > 0 ? [made('probe-forgeable', { ...over, carriers: joined(forgeable) })] : []),
		...(forwarded.length > 0
			? [made('probe-forwarded-believed', { ...over, headers: joined(forwarded) })]
			: []),
		...misled
			.slice(0, 1)
			.map(({ client }) =>
				made('probe-misled', { ...over, client, carriers: joined(misled.map(({ name }) => name)) }),
			),
		...unanswered(judged),
		...(behindCdn && way.kind !== 'cdn' && judged.echo
			? [made('probe-past-cdn', { ...over, cdn: titleOf(cdn) })]
			: []),
	];
}

const titleOf = (cdn: Probed['cdn']) => (cdn === undefined ? 'the CDN' : cdns[cdn].title);

/** What the answer to the honest request gives. */
function onHonest({ way, verdict, echo, ending, who, caller }: JudgedWay): GravenFinding[] {
	const over = { way: way.title };
	// A node that is closed to clients is as it should be, and a family that this machine lacks is no fault of the gateway.
	const harmless = way.kind === 'node' || ending.how === 'unreachable';
	const asHarmful = (one: GravenFinding): GravenFinding => (harmless ? { ...one, severity: 'note' } : one);
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
function unanswered({ way, unanswered }: JudgedWay): GravenFinding[] {
	const byEnding = new Map<string, Reply[]>();
	for (const reply of unanswered) {
		const key = endingText(reply.ending);
		byEnding.set(key, [...(byEnding.get(key) ?? []), reply]);
	}
	return [...byEnding].map(([ending, replies]) => {
		const names = joined(replies.map(({ request }) => request.name));
		const one = made('probe-not-told', { way: way.title, names, ending });
		return replies.some((reply) => reply.ending.how === 'skipped') ? { ...one, severity: 'warning' } : one;
	});
}

/** Findings that differ in the way alone are one. Errors come first. */
function together(findings: readonly GravenFinding[]): GravenFinding[] {
	const found = new Map<string, GravenFinding>();
	for (const one of findings) {
		const { way = '', ...rest } = one.args;
		const key = JSON.stringify([one.code, one.severity, rest]);
		const before = found.get(key);
		found.set(key, before ? { ...one, args: { ...rest, way: `${before.args.way} and ${way}` } } : one);
	}
	const order: readonly Severity[] = ['error', 'warning', 'note'];
	return [...found.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** `a`, `a and b`, `a, b and c`. */
function joined(names: readonly string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
