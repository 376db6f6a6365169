// Lists of any length. An argument for each item, as in `push(...items)`, ends in an error of the engine where there are about 100,000.

/** Adds all items at the end. */
export function addAll<T>(list: T[], items: Iterable<T>): void {
	for (const item of items) list.push(item);
}

/** The least number of a list; infinite where it has none. */
export const least = (numbers: readonly number[]): number =>
	numbers.reduce((so, number) => Math.min(so, number), Number.POSITIVE_INFINITY);

/** The greatest number of a list; negative and infinite where it has none. */
export const greatest = (numbers: readonly number[]): number =>
	numbers.reduce((so, number) => Math.max(so, number), Number.NEGATIVE_INFINITY);
