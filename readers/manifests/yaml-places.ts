// Where a path is in a piece of YAML. Trees are made for what has a finding only: they take far more memory than the objects.
import { isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';
import { onFirstLine } from '../yaml/lines.ts';
import { readYaml } from '../yaml/read.ts';
import { placement } from '../yaml/text-block.ts';
import type { Path } from '../yaml/types.ts';
import type { Chunk } from './chunks.ts';
import type { Find } from './locate.ts';
import { below, parseChunk, rangeIn, type Tree } from './parse-chunk.ts';

/** Finds places in a document of a chunk, counted from 0. */
export function yamlPlaces(chunk: Chunk, document: number): Find {
	return (path) => {
		const { shown, value, rest } = descend(treesOf(chunk)[document]?.contents, path);
		const range = shown?.range;
		if (!range) return undefined;
		const [start, end] = range;
		return placeInText(chunk, value, rest) ?? rangeIn(chunk, onFirstLine({ start, end }, chunk.text));
	};
}

/** Where the rest of a path is in a text of YAML; undefined where there is no such text, or its lines are not those of the chunk. */
function placeInText(chunk: Chunk, text: unknown, path: Path): ReturnType<Find> {
	if (path.length === 0 || !isScalar(text) || text.type !== 'BLOCK_LITERAL' || !text.range) return undefined;
	const inner = readYaml(String(text.value), '');
	const found = inner.locate(path, 'key');
	if (!found) return undefined;
	const [start] = text.range;
	const outer = rangeIn({ ...chunk, linesBefore: 0 }, { start, end: start });
	const place = placement(chunk.text, outer, inner.text)(found);
	return place === outer ? undefined : below(chunk, place);
}

const trees = new WeakMap<Chunk, readonly Tree[]>();

function treesOf(chunk: Chunk): readonly Tree[] {
	const known = trees.get(chunk);
	if (known) return known;
	const made = parseChunk(chunk);
	trees.set(chunk, made);
	return made;
}

interface Descent {
	/** The key of a map's member (the last one of that name counts), or the item of a list, as far down as there is one. */
	readonly shown: Node | undefined;
	/** What is there, and the steps that do not lead on from it. */
	readonly value: unknown;
	readonly rest: Path;
}

function descend(root: unknown, path: Path): Descent {
	let here: unknown = root;
	let shown = isNode(root) ? root : undefined;
	let taken = 0;
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
		taken++;
	}
	return { shown, value: here, rest: path.slice(taken) };
}
