// The nearest right name for a wrong one: what a user most likely meant.

import { least } from './lists.ts';

/** Without case and separators, in which names differ most often: `trusted_ips` for `trustedIPs`. */
export const lettersOf = (name: string) =>
	plain.test(name) ? name : name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Most names are so already, and are compared with very many. */
const plain = /^[a-z0-9]+$/;

/** Longer names are no typos; comparing them would only cost time. */
const longest = 64;

/**
 * The candidate that `name` was most likely meant to be, or undefined where none is near: the same letters first, then the fewest letters
 * inserted, removed, changed or swapped (at most a third of them), then the only candidate that holds the name as a part.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
	const wanted = lettersOf(name);
	if (wanted === '' || wanted.length > longest) return undefined;
	const same = candidates.find((candidate) => lettersOf(candidate) === wanted);
	if (same !== undefined) return same;
	let best: string | undefined;
	let fewest = Number.POSITIVE_INFINITY;
	for (const candidate of candidates) {
		const other = lettersOf(candidate);
		const allowed = Math.floor(Math.max(wanted.length, other.length) / 3);
		if (Math.abs(other.length - wanted.length) > allowed) continue;
		const found = distance(wanted, other, allowed);
		if (found >= fewest) continue;
		[best, fewest] = [candidate, found];
	}
	return best ?? onlyHolder(wanted, candidates);
}

/** Whether one word is a misspelling of the other: at most a third of its letters inserted, removed, changed or swapped. */
export function isLike(one: string, other: string): boolean {
	const most = Math.floor(Math.max(lettersOf(one).length, lettersOf(other).length) / 3);
	return edits(one, other, most) <= most;
}

/** Letters that are inserted, removed, changed or swapped between two names; infinite where they are more than `most`, or one of the names is no word. */
export function edits(one: string, other: string, most = longest): number {
	const [a, b] = [lettersOf(one), lettersOf(other)];
	const words = [a, b].every(({ length }) => length > 0 && length <= longest);
	return words ? distance(a, b, most) : Number.POSITIVE_INFINITY;
}

/** More guesses than this help nobody. */
const mostGuesses = 6;

/**
 * What `name` was most likely meant to be, where several candidates may have been: those that hold it as a part, none where they are more than six; else the
 * {@link nearest}; else the longest that is a part of it. Empty where nothing is like it.
 */
export function likely(name: string, candidates: readonly string[]): readonly string[] {
	const wanted = lettersOf(name);
	if (wanted.length < 3 || wanted.length > longest) return [];
	const same = candidates.filter((candidate) => lettersOf(candidate) === wanted);
	if (same.length > 0) return same;
	const holders = candidates.filter((candidate) => lettersOf(candidate).includes(wanted));
	if (holders.length > 0) return holders.length <= mostGuesses ? holders : [];
	const near = nearest(name, candidates);
	if (near !== undefined) return [near];
	const [part] = candidates
		.filter((candidate) => lettersOf(candidate).length >= 3 && wanted.includes(lettersOf(candidate)))
		.sort((a, b) => b.length - a.length);
	return part === undefined ? [] : [part];
}

function onlyHolder(wanted: string, candidates: readonly string[]): string | undefined {
	if (wanted.length < 3) return undefined;
	const holders = candidates.filter((candidate) => lettersOf(candidate).includes(wanted));
	return holders.length === 1 ? holders[0] : undefined;
}

/** Edits between two words, a swap of neighbours counting once; infinite where they are more than `most`. */
function distance(one: string, other: string, most: number): number {
	const [a, b] = withoutCommonEnds(one, other);
	let before: readonly number[] = [];
	let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const current = nextRow(a, b, row, previous, before);
		// A swap reaches back two rows; where these hold more already, no way leads on.
		if (least(current) > most && least(previous) > most) return Number.POSITIVE_INFINITY;
		[before, previous] = [previous, current];
	}
	const edited = previous[b.length] ?? 0;
	return edited > most ? Number.POSITIVE_INFINITY : edited;
}

/** Edits between the first letters of `a`, as many as the row says, and the first letters of `b`, by how many those are. */
function nextRow(
	a: string,
	b: string,
	row: number,
	previous: readonly number[],
	before: readonly number[],
): readonly number[] {
	const current = [row];
	for (let column = 1; column <= b.length; column++) {
		const equal = a[row - 1] === b[column - 1];
		const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
		current[column] = Math.min(
			(previous[column] ?? 0) + 1,
			(current[column - 1] ?? 0) + 1,
			(previous[column - 1] ?? 0) + (equal ? 0 : 1),
			swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
		);
	}
	return current;
}

/** What words that begin and end alike differ in. */
function withoutCommonEnds(one: string, other: string): readonly [string, string] {
	const shorter = Math.min(one.length, other.length);
	let start = 0;
	while (start < shorter && one[start] === other[start]) start++;
	let end = 0;
	while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
	return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}
