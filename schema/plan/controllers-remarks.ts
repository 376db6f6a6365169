// What a plan tells of the controllers: what they refuse or leave as it is, what does not stay, what goes on without anybody looking after it.

import type { Finding } from '../findings/finding.ts';
import { finding } from '../findings/found.ts';
import { addAll } from '../text/lists.ts';
import type { Act, ControllersWord, Difference } from './controllers.ts';

/** What never comes to pass on the balancer that exists. */
export function refusedByControllers({ acts }: ControllersWord): Finding[] {
	return acts.flatMap(({ controller, does, reading, stuck, old }) => {
		// A remark of this controller does not matter for what another controller serves.
		const isServed = acts.some((other) => other.reading.object === reading.object && other.now !== null);
		if (does === 'refuses' && old === null && isServed) return [];
		if (does === 'refuses')
			return [finding('update-refused', { controller, why: reading.made?.message ?? '' })];
		return stuck.length > 0
			? [finding('controller-keeps', { controller, what: stuck.map(stuckText).join('; ') })]
			: [];
	});
}

const stuckText = ({ field, from, to }: Difference) =>
	`${field}: stays ${from}, a new balancer would have ${to}`;

const lateText = ({ field, from, to }: Difference) => `${field} is ${from} at first, then ${to}`;

/** What loses the balancer, its address, or its targets for a time. */
export function brokenByControllers({ acts }: ControllersWord, entranceStays: boolean): Finding[] {
	return acts.flatMap((act) => {
		const { controller, does, old, now } = act;
		if (old === null) return [];
		if (does === 'remakes') return [finding('controller-remakes', { controller, what: whatOf(act) })];
		if (does === 'deletes' || does === 'leaves') return entranceStays ? handOver(act, acts) : [];
		return now === null ? [] : whileKept(act, old, now);
	});
}

/** What becomes different on a balancer that stays. */
function whileKept(act: Act, old: NonNullable<Act['old']>, now: NonNullable<Act['now']>): Finding[] {
	const { controller, steps, late } = act;
	const found: Finding[] = [];
	if (old.front && !now.front) found.push(finding('front-gone', { controller, product: old.front.product }));
	if (movesScheme(act))
		found.push(
			finding('scheme-changes', { before: old.scheme ?? 'no scheme', after: now.scheme ?? 'no scheme' }),
		);
	addAll(found, targetsChange(act));
	if (late.length > 0)
		found.push(finding('controller-late', { controller, what: late.map(lateText).join('; ') }));
	if (steps.length > 0 && !old.front === !now.front)
		found.push(finding('controller-does', { controller, what: steps.join('; ') }));
	return found;
}

/** What it does beside changing settings; else which settings are another balancer's. */
function whatOf({ steps, old, now }: Act): string {
	if (steps.length > 0) return steps.join('; ');
	return `${old?.product} (${old?.scheme}) -> ${now?.product} (${now?.scheme})`;
}

function handOver(act: Act, acts: readonly Act[]): Finding[] {
	const { controller, does } = act;
	const others = acts.filter((other) => other !== act && other.reading.object === act.reading.object);
	// Of two controllers that would both make the balancer, one runs: the one that continues has said what happens to it.
	if (others.some((other) => other.does === 'keeps' || other.does === 'remakes')) return [];
	const next = others.find((other) => other.does === 'makes');
	const fate = does === 'deletes' ? 'deletes the balancer at once' : 'leaves the balancer running';
	return next ? [finding('controller-hands-over', { controller, fate, next: next.controller })] : [];
}

const movesScheme = ({ old, now, does }: Act) =>
	does === 'keeps' && old !== null && now !== null && old.scheme !== now.scheme;

function targetsChange({ controller, old, now }: Act): Finding[] {
	const of = (balancer: Act['now']) => balancer?.ports.map(({ targets }) => targets)[0] ?? null;
	const [before, after] = [of(old), of(now)];
	return before === null || after === null || before === after
		? []
		: [finding('targets-change', { controller, before, after })];
}

/** Whether another balancer takes the place of the first, so that none of its states lie between. */
export function isAnother({ acts }: ControllersWord): boolean {
	return acts.some(
		({ does, old, now }) =>
			does === 'deletes' ||
			does === 'leaves' ||
			(does === 'remakes' && (old?.product !== now?.product || old?.scheme !== now?.scheme)),
	);
}

/** What to know beside. */
export function notesOfControllers({ acts }: ControllersWord): Finding[] {
	return acts.flatMap((act) => {
		const { controller, does, ignored, now, steps } = act;
		const isLeft = does === 'leaves' || now?.facts?.leftRunning !== undefined;
		return [
			...(isLeft ? [finding('balancer-left', { controller })] : []),
			...(ignored.length > 0 && does !== 'refuses' && !isLeft
				? [finding('controller-ignores', { controller, what: ignored.join('; ') })]
				: []),
			...(does === 'refuses' && half(act).length > 0
				? [finding('controller-half', { controller, what: half(act).join('; ') })]
				: []),
			...(gainsFront(act) && steps.length > 0
				? [finding('controller-adds', { controller, what: steps.join('; ') })]
				: []),
		];
	});
}

/** What changes before the controller gives up. */
const half = ({ reading }: Act) =>
	(reading.update?.changes ?? []).filter((text) => !text.startsWith('facts: '));

const gainsFront = ({ old, now }: Act) => old !== null && !old.front && now?.front !== undefined;

/** Whether PROXY goes on where it should not. */
export function keepsProxy({ acts }: ControllersWord): boolean {
	return acts.some(({ stuck }) => stuck.some(({ field }) => field.endsWith('.proxyProtocol')));
}
