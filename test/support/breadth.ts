// How much of its large sets of cases a run tries: `npm run test:exhaustive` all of them, each with both Helms; `npm test` a part, and each
// case of it with one of the two.
import { type Helm, helms } from '../../scripts/tools/helm/find.ts';

const exhaustive = process.env.TEST_EXHAUSTIVE === '1';

/**
 * Where the n-th of many falls between 0 and 1. Steps by the golden ratio spread evenly over any stretch of a list, and fall in with no rhythm
 * of it, as every second or third does where a list is made of loops in loops.
 */
const spread = (nth: number) => (nth * 0.618_033_988_749_895) % 1;

/** All cases, or one in `every`; the first is always among them. */
export function partOf<T>(cases: readonly T[], every: number): readonly T[] {
	return exhaustive ? cases : cases.filter((_, nth) => spread(nth) < 1 / every);
}

/** Of a number of random cases, or of cases that must be seen, all, or one in `every`. */
export const shareOf = (count: number, every: number): number =>
	exhaustive ? count : Math.ceil(count / every);

/** What each Helm is given: all cases, or each of them in turns. */
export function forBoth<T>(
	cases: readonly T[],
): readonly (readonly [major: 'helm3' | 'helm4', cases: readonly T[]])[] {
	const isFirst = (nth: number) => spread(nth) < 0.5;
	return [
		['helm3', exhaustive ? cases : cases.filter((_, nth) => isFirst(nth))],
		['helm4', exhaustive ? cases : cases.filter((_, nth) => !isFirst(nth))],
	];
}

/** The Helms to try a single case with: both, or the one that the text of the case chooses. */
export async function helmsFor(text: string): Promise<readonly Helm[]> {
	const { helm3, helm4 } = await helms();
	if (exhaustive) return [helm3, helm4];
	let sum = 0;
	for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
	return [sum % 2 === 0 ? helm3 : helm4];
}
