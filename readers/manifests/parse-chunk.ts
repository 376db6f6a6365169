// One piece of manifests to trees with places, read as kubectl reads YAML, in bounded depth.
import {
	type Alias,
	Composer,
	type Document,
	isMap,
	isNode,
	isScalar,
	type ParsedNode,
	type Tags,
	visit,
} from 'yaml';
import { lineStarts, locationOf } from '../yaml/lines.ts';
import { isTolerated } from '../yaml/syntax.ts';
import { syntaxProblem, templateInValues } from '../yaml/syntax-errors.ts';
import { tokensOf } from '../yaml/tokens.ts';
import type { Location, Range } from '../yaml/types.ts';
import type { Chunk } from './chunks.ts';

/** Deeper than any object's schema allows, and less than the reader's recursion can take. */
export const maxDepth = 500;

/** YAML as kubectl reads it: on and off are booleans, while dates and 22:22 are text. Of a key that is there twice the last one counts. */
const options = {
	version: '1.1',
	customTags: (tags: Tags) =>
		tags.filter(
			(tag) =>
				typeof tag === 'string' || (tag.tag !== 'tag:yaml.org,2002:timestamp' && tag.format !== 'TIME'),
		),
	uniqueKeys: false,
	strict: false,
	logLevel: 'silent',
} as const;

export type Tree = Document.Parsed<ParsedNode>;

/** What is wrong with a chunk: a sentence without its subject, with the blank or colon before it, and the place in the file, from 1. */
export class ChunkError extends Error {
	readonly line: number;
	readonly column: number;

	constructor(message: string, { line, column }: { line: number; column: number }) {
		super(message);
		this.line = line;
		this.column = column;
	}
}

/** The documents of a chunk, nearly always one. @throws ChunkError */
export function parseChunk(chunk: Chunk): Tree[] {
	const { text } = chunk;
	const error = (message: string, offset: number) => new ChunkError(message, placeIn(chunk, offset));
	const { tokens, tooDeep } = tokensOf(text, maxDepth);
	if (tooDeep !== undefined) throw error(' is nested too deeply to be read.', tooDeep);
	const trees = [...new Composer(options).compose(tokens, true, text.length)] as Tree[];
	for (const tree of trees) {
		const [wrong] = tree.errors
			.filter((found) => !isTolerated(found, text))
			.sort((one, other) => one.pos[0] - other.pos[0]);
		if (wrong) {
			const { message, start } = syntaxProblem(wrong, text, tree);
			if (message === templateInValues)
				throw error(' is a template: render it with helm template first, and check the result.', start);
			throw error(` is not YAML: ${message}.`, start);
		}
		const second = secondObject(tree, text);
		if (second !== undefined)
			throw error(': a second object begins here without a line --- before it.', second);
	}
	return trees;
}

/** The value of a tree that was read from a chunk. @throws ChunkError where aliases lead nowhere or expand without end. */
export function bodyOf(tree: Tree, chunk: Chunk): unknown {
	const anchored: unknown[] = [];
	const onAnchor = (value: unknown) => anchored.push(value);
	const at = ({ range }: Alias.Parsed) => placeIn(chunk, range[0]);
	try {
		const body: unknown = tree.toJS({ maxAliasCount: 100, onAnchor });
		const endless = anchored.length > 0 && firstAlias(tree, isInsideItself(tree));
		if (!endless) return body;
		throw new ChunkError(
			`: the anchor "${endless.source}" contains itself: write out what this alias stands for.`,
			at(endless),
		);
	} catch (error) {
		if (error instanceof ChunkError) throw error;
		const lost = firstAlias(tree, (alias) => !alias.resolve(tree));
		if (lost)
			throw new ChunkError(
				`: no anchor "${lost.source}" is defined before this alias in the same document: correct the name, or write the value out.`,
				at(lost),
			);
		const [why = ''] = (error as Error).message.split('\n', 1);
		const first = firstAlias(tree, () => true);
		if (first && why.startsWith('Excessive alias count'))
			throw new ChunkError(
				': aliases make the document excessively large: write out what they stand for.',
				at(first),
			);
		throw new ChunkError(` cannot be read: ${why}`, placeIn(chunk, tree.range[0]));
	}
}

type Ancestors = readonly unknown[];

/** The first that is so. */
function firstAlias(
	tree: Tree,
	isSo: (alias: Alias.Parsed, ancestors: Ancestors) => boolean,
): Alias.Parsed | undefined {
	let found: Alias.Parsed | undefined;
	visit(tree, {
		Alias(_, alias, ancestors) {
			if (!isSo(alias as Alias.Parsed, ancestors)) return undefined;
			found = alias as Alias.Parsed;
			return visit.BREAK;
		},
	});
	return found;
}

/** Whether it stands for something around it. Another anchor of that name may be between; to resolve an alias takes its time. */
const isInsideItself = (tree: Tree) => (alias: Alias.Parsed, ancestors: Ancestors) =>
	ancestors.some((node) => isNode(node) && 'anchor' in node && node.anchor === alias.source) &&
	ancestors.includes(alias.resolve(tree));

/** Line and column in the file, from 1, of an offset into the chunk. */
export function placeIn(chunk: Chunk, offset: number): { readonly line: number; readonly column: number } {
	const { line, column } = rangeIn(chunk, { start: offset, end: offset });
	return { line, column };
}

/** The place in the file of a range of the chunk. */
export const rangeIn = (chunk: Chunk, range: Range): Location =>
	below(chunk, locationOf(range, lineStarts(chunk.text)));

/** The place in the file of a place in the chunk. */
export const below = ({ linesBefore }: Chunk, { line, endLine, ...columns }: Location): Location => ({
	...columns,
	line: linesBefore + line,
	endLine: linesBefore + endLine,
});

// Charts render keys twice, and kubectl takes the last; at the left margin that is another object.
function secondObject({ contents }: Tree, text: string): number | undefined {
	if (!isMap(contents)) return undefined;
	const seen = new Set<unknown>();
	for (const { key } of contents.items) {
		if (!isScalar(key) || !key.range) continue;
		const [start] = key.range;
		if (seen.has(key.value) && (start === 0 || text[start - 1] === '\n')) return start;
		seen.add(key.value);
	}
	return undefined;
}
