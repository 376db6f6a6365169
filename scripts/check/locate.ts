// Where in a file a path of an object stands.
import { type Document, isMap, isNode, isPair, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import type { Place } from '../../schema/check/cluster/places.ts';

export interface Source {
	readonly file: string;
	readonly text: string;
	/** For JSON, which is read without places: finds that of a path. */
	readonly find?: (path: readonly (string | number)[]) => { line: number; column: number };
	readonly document?: Document;
	readonly lines?: LineCounter;
	/** The way from the document to the object: empty, or into the items of a list. */
	readonly path: readonly (string | number)[];
}

/** File, line and column (from 1) of a place, or of what is nearest to it from above. */
export function locate(
	place: Place,
	sources: ReadonlyMap<unknown, Source>,
): { file?: string; line?: number; column?: number } {
	const source = sources.get(place.object.body);
	if (!source) return {};
	const { file, document, lines, find } = source;
	if (find) return { file, ...find([...source.path, ...place.path]) };
	if (!document || !lines) return { file };
	const node = descend(document.contents, [...source.path, ...place.path]);
	const offset = node?.range?.[0];
	if (offset === undefined) return { file };
	const { line, col } = lines.linePos(offset);
	return { file, line, column: col };
}

// The key of a map's member (the last one of that name counts), or the item of a list, as far down as there is one.
function descend(root: unknown, path: readonly (string | number)[]): Node | undefined {
	let here: unknown = root;
	let shown = isNode(root) ? root : undefined;
	for (const step of path) {
		if (isMap(here)) {
			const pair = here.items.findLast(
				(one) => isPair(one) && isScalar(one.key) && String(one.key.value) === String(step),
			);
			if (!pair || !isNode(pair.key)) break;
			shown = pair.key;
			here = pair.value;
		} else if (isSeq(here) && typeof step === 'number') {
			const item = here.items[step];
			if (!isNode(item)) break;
			shown = item;
			here = item;
		} else break;
	}
	return shown;
}
