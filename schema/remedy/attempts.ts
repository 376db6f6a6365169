// What is tried for a gateway: each plan by itself, and each once more after what is wrong by itself was mended.
import type { CheckedGateway } from '../check/check.ts';
import { at } from '../cluster/objects.ts';
import { correctionsOf } from './corrections.ts';
import { applyEdits, distinctEdits, type Edit, lastEdits } from './edits.ts';
import { tried } from './ending.ts';
import { after, newWarnings, type Scene, whatStays } from './judge.ts';
import { type Plan, plansFor } from './plans.ts';
import type { Remedy } from './remedy.ts';
import { refusalEdits, repairsOf } from './repairs.ts';
import { singleWays } from './single-way.ts';

/** Plans that are tried for one gateway at most. */
export const MOST_TRIED = 24;

/** Something to try; the same name for the same kind of attempt at a gateway that is alike. */
interface Attempt {
	readonly name: string;
	readonly make: () => readonly Remedy[];
}

/** Each plan by itself, and after what is wrong by itself was mended: with other words in annotations the balancer may be another. */
export function attemptsFor(scene: Scene, gateway: CheckedGateway, wholly: boolean): readonly Attempt[] {
	const plans = plansFor(gateway, wholly).slice(0, MOST_TRIED);
	return [
		...plans.map((plan) => ({
			name: plan.name,
			make: () =>
				endingClean(scene, gateway, plan).flatMap((one) => [one, ...withoutRefused(scene, gateway, one)]),
		})),
		...startsOf(scene, gateway).map((made, index) => ({
			name: `start ${index}`,
			make: () => onceMade(scene, gateway, made, wholly),
		})),
	];
}

/** What is tried where nothing else helps: with one of two ways into the same Service closed. */
export const lastAttemptsFor = (scene: Scene, gateway: CheckedGateway): readonly Attempt[] =>
	singleWays(gateway).map((made, index) => ({
		name: `single ${index}`,
		make: () => onceMade(scene, gateway, made, false),
	}));

function startsOf(scene: Scene, gateway: CheckedGateway): readonly (readonly Edit[])[] {
	const own = distinctEdits([...correctionsOf(scene, gateway), ...repairsOf(gateway)]);
	const refused = refusalEdits(gateway);
	return [...(own.length > 0 ? [own] : []), ...refused.map((edits) => distinctEdits([...own, ...edits]))];
}

/** A remedy that leaves what a controller refuses, with that taken away. */
function withoutRefused(scene: Scene, gateway: CheckedGateway, one: Remedy): Remedy[] {
	if (!one.leaves.includes('controller-refuses')) return [];
	return refusalEdits(gateway).flatMap((refused) => {
		const edits = lastEdits([...one.edits, ...refused]);
		const leaves = whatStays(after(scene, gateway, edits), gateway);
		return leaves ? [{ ...one, edits, leaves }] : [];
	});
}

/** Whether a field holds the value already, before anything is changed. */
function isSo(edit: Edit, { objects }: Scene): boolean {
	if (edit.kind !== 'field') return false;
	const object = objects.find(({ index }) => index === edit.place.object.index);
	return JSON.stringify(at(object?.body, ...edit.place.path)) === JSON.stringify(edit.value);
}

/** Remedies that begin with these edits; each is tried as a whole. */
function onceMade(scene: Scene, gateway: CheckedGateway, made: readonly Edit[], wholly: boolean): Remedy[] {
	const now = after(scene, gateway, made);
	if (now === null) return [];
	const applied = { ...scene, ...applyEdits(scene.objects, scene.circumstances, made) };
	const reveals = newWarnings(now, gateway);
	const plans = plansFor(now, wholly).slice(0, MOST_TRIED);
	return plans
		.flatMap((plan) => endingClean(applied, now, plan, true))
		.flatMap((one) => {
			const edits = lastEdits([...made, ...one.edits]).filter((edit) => !isSo(edit, scene));
			const then = edits.length === 0 ? null : after(applied, now, one.edits);
			const leaves = whatStays(then, gateway, reveals);
			const still = reveals.filter((code) => then?.findings.some((left) => left.code === code));
			return leaves ? [{ ...one, edits, leaves, reveals: still }] : [];
		});
}

/** @param begun whether something was changed already, so that nothing more may be needed. */
function endingClean(scene: Scene, gateway: CheckedGateway, plan: Plan, begun = false): Remedy[] {
	const ending = tried(scene, gateway, plan);
	return ending && (begun || ending.edits.length > 0) ? [{ kind: plan.kind, reveals: [], ...ending }] : [];
}
