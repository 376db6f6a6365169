// Reads manifests, several documents in YAML or JSON, and remembers where each object stands.
import { type KubeObject, objectsOf } from '../../schema/check/cluster/objects.ts';
import { UserError } from '../user-error.ts';
import { readQuickly } from '../yaml/quick.ts';
import { type Chunk, cutDocuments, cutList } from './chunks.ts';
import { jsonValues } from './json-values.ts';
import type { Source } from './locate.ts';
import { bodyOf, ChunkError, maxSize, parseChunk } from './parse-chunk.ts';

export interface Manifests {
	readonly objects: readonly KubeObject[];
	/** From an object's body to where it was read. */
	readonly sources: ReadonlyMap<unknown, Source>;
}

/** A text with the name that the user gave it. */
interface NamedText {
	readonly name: string;
	readonly text: string;
}

/** What a text holds, and where each of it stands. */
interface Read {
	readonly body: unknown;
	readonly source: Source;
}

/**
 * Reads the objects of texts.
 * @param files name, as the user gave it, and text of each.
 * @throws UserError where a text is neither YAML nor JSON, with its place.
 */
export function readManifests(files: readonly NamedText[]): Manifests {
	const read = files.flatMap(readText);
	const sources = new Map<unknown, Source>();
	for (const { body, source } of read) remember(body, source, sources);
	return { objects: objectsOf(read.map(({ body }) => body)), sources };
}

function readText({ name, text }: NamedText): Read[] {
	const source: Source = { file: name, text: text.replaceAll('\r\n', '\n'), path: [] };
	const json = jsonValues(source.text);
	if (json !== undefined) return json.map((body) => ({ body, source }));
	try {
		return cutDocuments(source.text).flatMap(
			(chunk) => readListItems(chunk, source) ?? readChunk(chunk, source),
		);
	} catch (error) {
		if (!(error instanceof ChunkError)) throw error;
		throw new UserError(`${name}:${error.line}:${error.column}${error.message}`);
	}
}

/** The items of a list, each read by itself; undefined where it is no list, or its items do not stand for themselves. */
function readListItems(chunk: Chunk, source: Source): Read[] | undefined {
	const list = cutList(chunk);
	if (!list) return undefined;
	try {
		const [frame, ...others] = readChunk({ ...chunk, text: list.frame }, source);
		if (others.length > 0 || !isListFrame(frame?.body)) return undefined;
		return list.items.flatMap((item) => readChunk(item, source));
	} catch (error) {
		// An alias may stand for what is in another item; a list as large as a cluster's is kubectl's, which writes none.
		if (error instanceof ChunkError && chunk.text.length <= maxSize) return undefined;
		throw error;
	}
}

function isListFrame(body: unknown): boolean {
	if (typeof body !== 'object' || body === null) return false;
	const { kind = 'List', items } = body as { readonly kind?: unknown; readonly items?: unknown };
	return items === null && typeof kind === 'string' && kind.endsWith('List');
}

/** A line that is more than a comment or the mark between two documents. */
const content = /^(?!---[ \t]*(?:#.*)?$)[ \t]*[^\s#]/m;
const mark = /^---[ \t]*\n/;

function readChunk(chunk: Chunk, source: Source): Read[] {
	if (!content.test(chunk.text)) return [];
	const quick = readQuickly(chunk.text.replace(mark, ''));
	if (quick) return [{ body: quick, source: { ...source, chunk } }];
	return parseChunk(chunk).map((tree, document) => ({
		body: bodyOf(tree, chunk),
		source: { ...source, chunk, document },
	}));
}

// The same way down lists as objectsOf takes.
function remember(body: unknown, source: Source, sources: Map<unknown, Source>): void {
	if (typeof body !== 'object' || body === null) return;
	sources.set(body, source);
	const items = Array.isArray(body) ? body : (body as { items?: unknown }).items;
	if (!Array.isArray(items)) return;
	const path = Array.isArray(body) ? source.path : [...source.path, 'items'];
	for (const [index, item] of items.entries()) remember(item, { ...source, path: [...path, index] }, sources);
}
