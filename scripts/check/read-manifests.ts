// Reads manifests, several documents in YAML or JSON, and remembers where each object stands.
import { type Document, LineCounter, parseAllDocuments, type Tags } from 'yaml';
import { type KubeObject, objectsOf } from '../../schema/check/cluster/objects.ts';
import { UserError } from '../user-error.ts';
import { jsonPlaces } from './json-places.ts';
import { jsonValues } from './json-values.ts';
import type { Source } from './locate.ts';

export interface Manifests {
	readonly objects: readonly KubeObject[];
	/** From an object's body to where it was read. */
	readonly sources: ReadonlyMap<unknown, Source>;
}

/** YAML as kubectl reads it: on and off are booleans, while dates and 22:22 are text. */
const options = {
	version: '1.1',
	customTags: (tags: Tags) =>
		tags.filter(
			(tag) =>
				typeof tag === 'string' || (tag.tag !== 'tag:yaml.org,2002:timestamp' && tag.format !== 'TIME'),
		),
	prettyErrors: false,
	strict: false,
	logLevel: 'silent',
} as const;

/**
 * Reads the objects of texts.
 * @param files name, as the user gave it, and text of each.
 * @throws UserError where a text is neither YAML nor JSON, with its place.
 */
export function readManifests(files: readonly { readonly name: string; readonly text: string }[]): Manifests {
	const sources = new Map<unknown, Source>();
	const bodies = files.flatMap(({ name, text }) => readText(name, text, sources));
	return { objects: objectsOf(bodies), sources };
}

function readText(file: string, text: string, sources: Map<unknown, Source>): unknown[] {
	const json = jsonValues(text);
	if (json !== undefined) {
		let places: ReturnType<typeof jsonPlaces> | undefined;
		for (const { value, start } of json) {
			const find = (path: Source['path']) => {
				places ??= jsonPlaces(text);
				return places(start, path);
			};
			remember(value, { file, text, find, path: [] }, sources);
		}
		return json.map(({ value }) => value);
	}
	const lines = new LineCounter();
	const documents = parseAllDocuments(text, { ...options, lineCounter: lines });
	if (!Array.isArray(documents)) return [];
	return documents.map((document) => {
		const body = contentOf(document, file, text, lines);
		remember(body, { file, text, document, lines, path: [] }, sources);
		return body;
	});
}

function contentOf(document: Document, file: string, text: string, lines: LineCounter): unknown {
	for (const { code, message, pos } of document.errors) {
		const { line, col } = lines.linePos(pos[0]);
		const here = `${file}:${line}:${col}`;
		if (/call stack/.test(message)) throw new UserError(`${here} is nested too deeply to be read.`);
		// Charts render keys twice, and kubectl takes the last; at the left margin a second object begins.
		if (code !== 'DUPLICATE_KEY') {
			const template = /\{\{-? /.test(text)
				? ' It looks like a template of a chart: check what `helm template` makes of it.'
				: '';
			throw new UserError(`${here} is not YAML: ${message.split('\n', 1)[0]}.${template}`.replace('..', '.'));
		}
		if (col === 1) throw new UserError(`${here}: a second object begins here without a line --- before it.`);
	}
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch (error) {
		throw new UserError(`${file} cannot be read: ${(error as Error).message.split('\n', 1)[0]}`);
	}
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
