// The plan: from the values of one side to those of the other.

import type { Finding } from '../findings/finding.ts';
import { finding } from '../findings/found.ts';
import type { Decision } from '../validate/decide.ts';
import { changesOf, otherValues } from './changes.ts';
import { fatesOf } from './client-outcome.ts';
import { askControllers, type ControllersWord } from './controllers.ts';
import { isAnother, notesOfControllers, refusedByControllers } from './controllers-remarks.ts';
import { byCloud, identity, interruptions, offFirst, unknowns } from './interruptions.ts';
import { titles } from './messages.ts';
import { metBy, mixedStates, orders } from './mixed-states.ts';
import { type Both, same, seeBoth } from './settings-of-ends.ts';
import { trustNotes } from './trust.ts';
import type { Course, MixedState, Naming, Plan, PlanSide, PlanStep, PlanVerdict, Side } from './types.ts';
import { updateViewOf } from './updates.ts';
import { anew, beside, byUnion, inOrder, podsFirst, type Upgrade, withAddress } from './upgrade-courses.ts';
import { keptByKubernetes } from './what-cannot-change.ts';

/**
 * Plans the way from values to others, both without errors.
 * @param naming how the commands name the release and the files.
 */
export function plan(from: PlanSide, to: PlanSide, naming: Naming): Plan {
	const both = seeBoth(from.decision, to.decision);
	const { differ, outside } = both;
	const changes = changesOf(from.decision, to.decision);
	const word = askControllers(from.decision, to.decision);
	const isSame = differ.length === 0 && changes.length === 0;
	const { kept, refused, interrupts } = obstacles(from.decision, to.decision, word, isSame);
	// Where the balancer does not stay, none of its states lie between.
	const stays = identity(from.decision, to.decision, word).length === 0 && !isAnother(word);
	const meanwhile = stays && refused.length === 0 ? mixedStates(both) : [];
	const journey: Upgrade = { from, to, naming, differ, outside };
	const way = harmlessWay(journey, meanwhile);
	const union = byUnion(journey);
	const nothing = isSame && refused.length === 0;
	const verdict = verdictOf({ nothing, refused, interrupts, way, union });
	return {
		verdict,
		from: sideOf(from),
		to: sideOf(to),
		changes,
		otherValues: otherValues(from.decision, to.decision, naming.release),
		refused,
		interrupts,
		unknown: unknowns(from.decision, to.decision, word),
		notes: [
			...(kept.length > 0 ? [finding('refused-half')] : []),
			...(union ? [] : trustNotes(from.decision, to.decision)),
			...notesOf(both, word),
		],
		meanwhile,
		balancers: word.readings.map(updateViewOf),
		courses: nothing ? [] : coursesOf(verdict, journey, way, union, interrupts),
	};
}

/** What is refused, and what breaks in whatever order. */
function obstacles(from: Decision, to: Decision, word: ControllersWord, isSame: boolean) {
	const kept = keptByKubernetes(from, to);
	const refused = [
		...kept,
		...byCloud(from, to, word, { refused: 'cloud-refuses' }),
		// What a controller refuses of unchanged objects is no matter of the change.
		...(isSame ? [] : refusedByControllers(word)),
	];
	// Where the old balancer cannot go on, nobody takes it over.
	const interrupts = interruptions(from, to, word).filter(
		({ code }) => refused.length === 0 || code !== 'product-changes',
	);
	return { kept, refused, interrupts };
}

const sideOf = ({ decision: { situation } }: PlanSide): Side => ({
	product: situation.id,
	title: situation.product.title,
	strategy: situation.strategy,
});

/** The first order, by number of steps, that meets no state that harms and that the chart has values for. */
function harmlessWay(journey: Upgrade, states: readonly MixedState[]): PlanStep[] | null {
	const harmful = new Set(states.filter(({ harmless }) => !harmless).map(({ ahead }) => ahead.join()));
	// Where neither end differs, something else does: a workload of another kind, for instance. One upgrade brings it.
	const all =
		journey.differ.length > 0 ? orders(journey.differ, journey.outside ? 'balancer' : null) : [[[]]];
	for (const order of all) {
		if (metBy(order).some((ahead) => harmful.has(ahead.join()))) continue;
		const steps = inOrder(journey, order);
		if (steps) return steps;
	}
	return null;
}

interface Findings {
	readonly nothing: boolean;
	readonly refused: readonly Finding[];
	readonly interrupts: readonly Finding[];
	readonly way: readonly PlanStep[] | null;
	readonly union: Course | null;
}

function verdictOf({ nothing, refused, interrupts, way, union }: Findings): PlanVerdict {
	if (nothing) return 'nothing';
	if (refused.length > 0) return 'refused';
	if (interrupts.length > 0 || way === null) return 'interrupts';
	return way.length > 2 || union ? 'in-order' : 'in-place';
}

function coursesOf(
	verdict: PlanVerdict,
	journey: Upgrade,
	way: readonly PlanStep[] | null,
	union: Course | null,
	interrupts: readonly Finding[],
): Course[] {
	if (verdict === 'refused') return [beside(journey), anew(journey)];
	const steps = way ?? inOrder(journey, everything(journey)) ?? [];
	if (verdict === 'in-place') return [{ title: titles['one-upgrade'], steps }];
	if (verdict === 'in-order')
		return [way && way.length > 2 ? { title: titles['in-steps'], steps } : (union as Course)];
	const has = (...codes: readonly string[]) => interrupts.some(({ code }) => codes.includes(code));
	const pods = has('nodes-without-pods') ? [podsFirst(journey)] : [];
	const inPlace = has(...addressMoves) ? withAddress(steps) : steps;
	return [beside(journey), { title: titles['with-break'], steps: [...pods, ...inPlace] }];
}

/** What may leave the balancer at another address. */
const addressMoves = [
	...['controller-remakes', 'controller-hands-over', 'front-gone', 'scheme-changes'],
	...['cloud-replaces', 'product-changes', 'controller-changes', 'names-change', 'entrance-moves'],
];

/** All at once, as far as it is in the chart's hands. */
function everything({ differ, outside }: Upgrade) {
	const ours = differ.filter((end) => !(outside && end === 'balancer'));
	return outside ? [['balancer' as const], ...(ours.length > 0 ? [ours] : [])] : [differ];
}

function notesOf({ from, to }: Both, word: ControllersWord): Finding[] {
	const [old, next] = [from.decision, to.decision];
	const { inCluster, daemonset, values } = next.situation;
	const fates = fatesOf(to, to, []);
	const ways = (fits: (fate: (typeof fates)[number]) => boolean) =>
		fates
			.filter(fits)
			.map(({ way }) => way)
			.join(', ');
	const lost = ways(({ honest }) => honest !== 'right');
	const forged = ways(({ forgedBy }) => forgedBy !== null);
	const podsChange = !same(old.environment, next.environment);
	return [
		...byCloud(old, next, word, { ignored: 'cloud-ignores' }),
		...notesOfControllers(word),
		...offFirst(old, next, word),
		...(old.situation.inCluster && !inCluster
			? [finding('in-cluster-gone', { service: `${old.fullname}-in-cluster` })]
			: []),
		...(podsChange && daemonset && values.updateStrategy?.type === 'OnDelete'
			? [finding('pods-by-hand')]
			: []),
		...(lost ? [finding('client-lost', { ways: lost })] : []),
		...(forged ? [finding('address-forged', { ways: forged })] : []),
	];
}
