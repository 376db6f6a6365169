// The text under a `|`, from the raw lines of a file. See quick.ts.
import { giveUp, leadingBlanks } from './quick-line.ts';

export interface Block {
	readonly text: string;
	/** The index of the first line behind it. */
	readonly end: number;
}

/**
 * The block below a header.
 * @param raws the lines of the file; the last is what follows its last line feed.
 * @param from the index of the line under the header.
 * @param parent the column, from 0, of the key or dash that the text belongs to.
 */
export function blockAt(header: string, raws: readonly string[], from: number, parent: number): Block {
	const indent = indentOf(raws, from);
	if (indent <= parent) throw giveUp;
	const lines: string[] = [];
	let at = from;
	for (; at < raws.length - 1; at++) {
		const raw = raws[at] ?? '';
		const blanks = leadingBlanks(raw);
		if (blanks < indent && blanks < raw.length) break;
		lines.push(raw.slice(indent));
	}
	// Without a line feed at its end the last line is read differently by different readers.
	if (at === raws.length - 1 && raws[at] !== '') throw giveUp;
	let last = lines.length;
	while (header !== '|+' && last > 0 && lines[last - 1] === '') last--;
	const text = lines.slice(0, last).join('\n');
	return { text: header === '|-' ? text : `${text}\n`, end: at };
}

/** Where the first line that is not blank begins. Blank lines before it must not be longer. */
function indentOf(raws: readonly string[], from: number): number {
	let longest = 0;
	for (let at = from; at < raws.length; at++) {
		const raw = raws[at] ?? '';
		const blanks = leadingBlanks(raw);
		if (blanks < raw.length) {
			if (blanks < longest) throw giveUp;
			return blanks;
		}
		longest = Math.max(longest, blanks);
	}
	throw giveUp;
}
