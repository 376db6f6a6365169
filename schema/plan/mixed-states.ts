// The states between: which there are, which of them harm, and in which order of steps none is met that does.

import { addAll, greatest } from '../text/lists.ts';
import { fatesOf } from './client-outcome.ts';
import type { Both } from './settings-of-ends.ts';
import { ENDS, type End, type Fate, type MixedState } from './types.ts';

/** The states of the ends that differ, by what is ahead; the two at rest are not among them. */
export function mixedStates({ from, to, differ }: Both): MixedState[] {
	const before = fatesOf(from, to, []);
	const after = fatesOf(from, to, differ);
	return subsets(differ)
		.filter(({ length }) => length > 0 && length < differ.length)
		.map((ahead) => {
			const fates = fatesOf(from, to, ahead);
			const harmless = fates.every((fate, index) => isHarmless(fate, before[index], after[index]));
			return { ahead, behind: differ.filter((end) => !ahead.includes(end)), harmless, fates };
		});
}

/** Whether nobody is worse off than at one of the ends of the way: what is lost there anyway is nothing new. */
function isHarmless(fate: Fate, ...rest: readonly (Fate | undefined)[]): boolean {
	const known = rest.filter((one) => one !== undefined);
	const worst = greatest(known.map(({ honest }) => severity[honest]));
	const forgedAnyway = known.some(({ forgedBy }) => forgedBy !== null);
	return severity[fate.honest] <= worst && (fate.forgedBy === null || forgedAnyway);
}

const severity = { right: 0, wrong: 1, broken: 2 } as const;

/**
 * The ways to change the ends in steps: each step a set of ends that change together, in any order among themselves. Fewest steps first.
 * @param alone an end that no upgrade changes, so that it is a step of its own.
 */
export function orders(differ: readonly End[], alone: End | null): End[][][] {
	if (differ.length === 0) return [[]];
	return subsets(differ)
		.filter(({ length }) => length > 0)
		.filter((first) => first.length === 1 || alone === null || !first.includes(alone))
		.flatMap((first) =>
			orders(
				differ.filter((end) => !first.includes(end)),
				alone,
			).map((rest) => [first, ...rest]),
		)
		.sort((a, b) => a.length - b.length);
}

/** What is ahead in each state that an order may meet; the two at rest are not among them. */
export function metBy(order: readonly (readonly End[])[]): End[][] {
	const met: End[][] = [];
	const done: End[] = [];
	for (const step of order) {
		for (const part of subsets(step)) met.push([...done, ...part]);
		addAll(done, step);
	}
	const sorted = met.map((ahead) => ENDS.filter((end) => ahead.includes(end)));
	const unique = new Map(sorted.map((ahead) => [ahead.join(), ahead]));
	return [...unique.values()].filter(({ length }) => length > 0 && length < done.length);
}

/** All parts of a set, the empty one and the whole among them. */
function subsets(of: readonly End[]): End[][] {
	const parts: End[][] = [[]];
	for (const end of of)
		addAll(
			parts,
			parts.map((part) => [...part, end]),
		);
	return parts;
}
