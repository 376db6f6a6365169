// Where in a file a path of an object stands.
import { isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { Place } from '../../schema/check/cluster/places.ts';
import type { Chunk } from './chunks.ts';
import { parseChunk, placeIn, type Tree } from './parse-chunk.ts';

export interface Source {
	readonly file: string;
	readonly text: string;
	/** Missing for JSON, which is read without places. */
	readonly chunk?: Chunk;
	/** Which document of the chunk, from 0; the first where it is missing. */
	readonly document?: number;
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
	const { file, chunk, document = 0 } = source;
	if (!chunk) return { file };
	const root = treesOf(chunk)[document]?.contents;
	const offset = descend(root, [...source.path, ...place.path])?.range?.[0];
	return offset === undefined ? { file } : { file, ...placeIn(chunk, offset) };
}

/** Trees are made for what has a finding only: they take far more memory than the objects. */
const trees = new WeakMap<Chunk, readonly Tree[]>();

function treesOf(chunk: Chunk): readonly Tree[] {
	const known = trees.get(chunk);
	if (known) return known;
	const made = parseChunk(chunk);
	trees.set(chunk, made);
	return made;
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
