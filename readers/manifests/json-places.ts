// Where a path is in JSON, whose values are read without places since that is many times faster.
import { type Node, parseTree } from 'jsonc-parser';
import { lineStarts, locationOf, onFirstLine } from '../yaml/lines.ts';
import type { Path } from '../yaml/types.ts';
import type { JsonValue } from './json-values.ts';
import type { Find } from './locate.ts';

/** Finds places in a value that was read from a text. */
export function jsonPlaces(text: string, { start, end }: Pick<JsonValue, 'start' | 'end'>): Find {
	let known: { readonly root: Node | undefined; readonly starts: readonly number[] } | undefined;
	return (path) => {
		known ??= { root: parseTree(text.slice(start, end)), starts: lineStarts(text) };
		if (!known.root) return undefined;
		const { offset, length } = descend(known.root, path);
		const range = { start: start + offset, end: start + offset + length };
		return locationOf(onFirstLine(range, text), known.starts);
	};
}

// The key of a map's member, the last one of that name, or the item of a list, as far down as there is one.
function descend(root: Node, path: Path): Node {
	let here = root;
	let shown = root;
	for (const step of path) {
		if (here.type === 'object') {
			const [key, value] =
				here.children?.findLast(({ children }) => children?.[0]?.value === String(step))?.children ?? [];
			if (!key || !value) break;
			shown = key;
			here = value;
		} else {
			const item = typeof step === 'number' ? here.children?.[step] : undefined;
			if (!item) break;
			shown = item;
			here = item;
		}
	}
	return shown;
}
