// Line and column of what stands in JSON, which is parsed without places since that is many times faster.

type Path = readonly (string | number)[];

/** Brackets, separators, strings and other values, with the blanks before them. */
const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+)/gsy;

/**
 * A way to find places in a text, which looks at each part of it once however often it is asked.
 * @param text nothing but JSON values, as they were parsed.
 */
export function jsonPlaces(text: string): (start: number, path: Path) => { line: number; column: number } {
	const itemStarts = new Map<number, number[]>();
	const breaks = [-1];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);

	const token = (from: number): { readonly word: string; readonly start: number; readonly end: number } => {
		TOKEN.lastIndex = from;
		const [whole = '', word = ''] = TOKEN.exec(text) ?? [];
		const end = from + whole.length;
		return { word, start: end - word.length, end };
	};
	const valueEnd = (from: number): number => {
		let depth = 0;
		let end = from;
		do {
			const next = token(end);
			if (next.word === '') return text.length;
			if (next.word === '{' || next.word === '[') depth++;
			if (next.word === '}' || next.word === ']') depth--;
			end = next.end;
		} while (depth > 0);
		return end;
	};
	const member = (object: number, key: string): { shown: number; value: number } | null => {
		for (let here = token(object + 1); here.word.startsWith('"'); ) {
			const value = token(token(here.end).end).start;
			if (JSON.parse(here.word) === key) return { shown: here.start, value };
			const comma = token(valueEnd(value));
			if (comma.word !== ',') return null;
			here = token(comma.end);
		}
		return null;
	};
	const item = (list: number, index: number): { shown: number; value: number } | null => {
		const first = token(list + 1);
		const starts = itemStarts.get(list) ?? (first.word === ']' ? [] : [first.start]);
		itemStarts.set(list, starts);
		while (starts.length > 0 && starts.length <= index) {
			const comma = token(valueEnd(starts.at(-1) ?? 0));
			if (comma.word !== ',') break;
			starts.push(token(comma.end).start);
		}
		const value = starts[index];
		return value === undefined ? null : { shown: value, value };
	};

	return (start, path) => {
		let shown = token(start).start;
		let value = shown;
		for (const step of path) {
			const found =
				text[value] === '{'
					? member(value, String(step))
					: text[value] === '[' && typeof step === 'number'
						? item(value, step)
						: null;
			if (found === null) break;
			({ shown, value } = found);
		}
		return position(breaks, shown);
	};
}

// Line and column from 1: the last line break before the offset, by halves.
function position(breaks: readonly number[], offset: number): { line: number; column: number } {
	let [low, high] = [0, breaks.length];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((breaks[middle] ?? 0) < offset) low = middle;
		else high = middle;
	}
	return { line: low + 1, column: offset - (breaks[low] ?? -1) };
}
