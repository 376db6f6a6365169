// The lines around a finding, with the place marked: pure.
import { blanked } from '../../schema/text/printable.ts';
import type { Style } from './style.ts';

export interface Marked {
	/** From 1; the end is exclusive. */
	readonly line: number;
	readonly column: number;
	readonly endLine?: number;
	readonly endColumn?: number;
}

/** Lines shown before and after the marked one. */
const around = 1;

/** The lines of a frame, without line breaks. `lines` is the file, `width` the columns of the screen. */
export function codeFrame(lines: readonly string[], place: Marked, style: Style, width = 120): string[] {
	const marked = lines[place.line - 1];
	if (marked === undefined) return [];
	const first = Math.max(1, place.line - around);
	const last = Math.min(lastLine(lines), Math.max(place.line, place.line + around));
	const digits = String(last).length;
	const room = Math.max(20, width - digits - 6);
	const offset = Math.max(0, place.column - 1 - Math.floor(room / 2));
	const start = marked.length <= room ? 0 : offset;
	const out: string[] = [];
	for (let number = first; number <= Math.max(last, place.line); number++) {
		const text = blanked((lines[number - 1] ?? '').slice(start, start + room)).trimEnd();
		const gutter = `${number === place.line ? '>' : ' '} ${String(number).padStart(digits)} |`;
		out.push(style.dim(gutter) + (text === '' ? '' : ` ${text}`));
		if (number !== place.line) continue;
		const before = ' '.repeat(place.column - 1 - start);
		out.push(
			`${style.dim(`  ${' '.repeat(digits)} |`)} ${before}${style.error(marks(marked, place, start + room))}`,
		);
	}
	return out;
}

/** A file that ends with a line break has an empty last line, which is none. */
function lastLine(lines: readonly string[]): number {
	return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}

function marks(
	marked: string,
	{ line, column, endLine = line, endColumn = column }: Marked,
	limit: number,
): string {
	const end = endLine > line ? marked.trimEnd().length + 1 : endColumn;
	return '^'.repeat(Math.max(1, Math.min(end, limit + 1) - column));
}
