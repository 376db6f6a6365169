// Character offsets to lines and columns.
import type { Location, Range } from './types.ts';

/** The offset at which each line begins. */
export function lineStarts(text: string): number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}

function position(offset: number, starts: readonly number[]): { line: number; column: number } {
	let [low, high] = [0, starts.length - 1];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The part of a range that is on its first line, without blanks at the end: what is marked of a place that spans several. */
export function onFirstLine({ start, end }: Range, text: string): Range {
	const [line = ''] = text.slice(start, Math.max(start, end)).split('\n', 1);
	return { start, end: start + line.trimEnd().length };
}

/** Lines and columns from 1 of a range in the text whose lines begin at `starts`. */
export function locationOf(range: Range, starts: readonly number[]): Location {
	const { line, column } = position(range.start, starts);
	const end = position(Math.max(range.start, range.end), starts);
	return { line, column, endLine: end.line, endColumn: end.column };
}
