// Reads manifests, several documents in YAML or JSON, and remembers where each object is.

import { foreignText } from '../../schema/check/input/foreign-texts.ts';
import { type KubeObject, objectsOf, othersOf } from '../../schema/cluster/objects.ts';
import { UserError } from '../user-error.ts';
import { readQuickly } from '../yaml/quick.ts';
import { type Chunk, cutDocuments, cutList } from './chunks.ts';
import { isDeep } from './depth.ts';
import { manifestsOfRelease, withoutValuesHeading } from './helm-output.ts';
import { jsonPlaces } from './json-places.ts';
import { jsonValues } from './json-values.ts';
import type { Source } from './locate.ts';
import { bodyOf, ChunkError, maxDepth, parseChunk, placeIn } from './parse-chunk.ts';
import { yamlPlaces } from './yaml-places.ts';

export interface Manifests {
	readonly objects: readonly KubeObject[];
	/** Documents that are no objects, and hold none. */
	readonly others: readonly KubeObject[];
	/** For each file, in order, how many documents have any content. */
	readonly documents: ReadonlyMap<string, number>;
	/** From an object's body to where it was read. */
	readonly sources: ReadonlyMap<unknown, Source>;
}

/** A text with the name that the user gave it. */
interface NamedText {
	readonly name: string;
	readonly text: string;
	/** Whether it was made on the way, from a live cluster, so that its lines tell nobody anything. */
	readonly nobodyWrote?: boolean;
	/** Asked where the text cannot be read: whether that is no fault. */
	readonly isPassedOver?: (file: NamedText) => boolean;
}

/** What a text holds, and where each of it is. */
interface Read {
	readonly body: unknown;
	readonly source: Source;
	/** Of a list whose items were read one by one. */
	readonly items?: readonly Read[];
}

/**
 * Reads the objects of texts.
 * @param files name, as the user gave it, and text of each.
 * @throws UserError where a text is neither YAML nor JSON, with its place.
 */
export function readManifests(files: readonly NamedText[]): Manifests {
	const byFile = files.map((file) => ({ name: file.name, read: readFile(file).filter(hasContent) }));
	const read = byFile.flatMap((file) => file.read);
	const sources = new Map<unknown, Source>();
	for (const one of read.flatMap(({ items = [], ...one }) => [one, ...items])) remember(one, sources);
	const bodies = read.map(({ body }) => body);
	const documents = new Map(byFile.map((file) => [file.name, file.read.length]));
	return { objects: objectsOf(bodies), others: othersOf(bodies), documents, sources };
}

/** Where a text is blamed as a whole. */
const beginning = { line: 1, column: 1, endLine: 1, endColumn: 1 };

const hasContent = ({ body }: Read) => body !== null && body !== undefined;

function readFile(file: NamedText): Read[] {
	try {
		return readText(file);
	} catch (error) {
		if (error instanceof UserError && file.isPassedOver?.(file)) return [];
		throw error;
	}
}

function readText({ name, text, nobodyWrote = false }: NamedText): Read[] {
	const lines = withoutValuesHeading(manifestsOfRelease(text.replaceAll('\r\n', '\n')));
	const source: Source = { file: name, text: lines, path: [] };
	const foreign = foreignText(lines);
	if (foreign) return [{ body: foreign, source: { ...source, find: () => beginning } }];
	const json = jsonValues(source.text);
	if (json !== undefined) {
		if (json.some(({ value }) => isDeep(value, maxDepth)))
			throw new UserError(`${name} is nested too deeply to be read.`);
		return json.map((one) => ({
			body: one.value,
			source: nobodyWrote ? source : { ...source, find: jsonPlaces(source.text, one) },
		}));
	}
	try {
		return cutDocuments(source.text).flatMap((chunk) => readList(chunk, source) ?? readChunk(chunk, source));
	} catch (error) {
		if (!(error instanceof ChunkError)) throw error;
		throw new UserError(`${name}:${error.line}:${error.column}${error.message}`);
	}
}

/** A list whose items are read one by one; undefined where it is no list, or its items do not stand for themselves. */
function readList(chunk: Chunk, source: Source): Read[] | undefined {
	const list = cutList(chunk);
	if (!list) return undefined;
	try {
		const [frame, ...others] = readChunk({ ...chunk, text: list.frame }, source);
		if (others.length > 0 || !isListFrame(frame?.body)) return undefined;
		const items = list.items.flatMap((item) => readChunk(item, source));
		return [{ body: { ...frame.body, items: items.map(({ body }) => body) }, source, items }];
	} catch (error) {
		// An alias may stand for what is in another item; a list as large as a cluster's is kubectl's, which writes none.
		if (error instanceof ChunkError && chunk.text.length <= maxSize) return undefined;
		throw error;
	}
}

function isListFrame(body: unknown): body is object {
	if (typeof body !== 'object' || body === null) return false;
	const { kind = 'List', items } = body as { readonly kind?: unknown; readonly items?: unknown };
	return items === null && typeof kind === 'string' && kind.endsWith('List');
}

/** Characters of one object. An API server takes no request larger than 3 MiB, and etcd's default is half of that. */
const maxSize = 4 * 1024 * 1024;

/** A line that is more than a comment or the mark between two documents. */
const content = /^(?!---[ \t]*(?:#.*)?$)[ \t]*[^\s#]/m;
const mark = /^---[ \t]*\n/;

function readChunk(chunk: Chunk, source: Source): Read[] {
	if (!content.test(chunk.text)) return [];
	if (chunk.text.length > maxSize) {
		const message = ': the object that begins here is larger than Kubernetes accepts (more than 4 MiB).';
		throw new ChunkError(message, placeIn(chunk, 0));
	}
	const quick = readQuickly(chunk.text.replace(mark, ''));
	if (quick) return [{ body: quick, source: { ...source, find: yamlPlaces(chunk, 0) } }];
	return parseChunk(chunk).map((tree, document) => ({
		body: bodyOf(tree, chunk),
		source: { ...source, find: yamlPlaces(chunk, document) },
	}));
}

// The same way down lists as objectsOf takes.
function remember({ body, source }: Read, sources: Map<unknown, Source>): void {
	if (typeof body !== 'object' || body === null) return;
	sources.set(body, source);
	const items = Array.isArray(body) ? body : (body as { items?: unknown }).items;
	if (!Array.isArray(items)) return;
	const path = Array.isArray(body) ? source.path : [...source.path, 'items'];
	for (const [index, item] of items.entries())
		remember({ body: item, source: { ...source, path: [...path, index] } }, sources);
}
