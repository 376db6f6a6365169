// Where a path stands in a piece of YAML. Trees are made for what has a finding only: they take far more memory than the objects.
import { isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { Path } from '../yaml/types.ts';
import type { Chunk } from './chunks.ts';
import type { Find } from './locate.ts';
import { parseChunk, placeIn, type Tree } from './parse-chunk.ts';

/** Finds places in a document of a chunk, counted from 0. */
export function yamlPlaces(chunk: Chunk, document: number): Find {
	return (path) => {
		const offset = descend(treesOf(chunk)[document]?.contents, path)?.range?.[0];
		return offset === undefined ? undefined : placeIn(chunk, offset);
	};
}

const trees = new WeakMap<Chunk, readonly Tree[]>();

function treesOf(chunk: Chunk): readonly Tree[] {
	const known = trees.get(chunk);
	if (known) return known;
	const made = parseChunk(chunk);
	trees.set(chunk, made);
	return made;
}

// The key of a map's member (the last one of that name counts), or the item of a list, as far down as there is one.
function descend(root: unknown, path: Path): Node | undefined {
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
