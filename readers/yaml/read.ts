// Reads a values file as Helm does, and remembers where each part of it is.
import { setMember } from '../../schema/text/members.ts';
import { construct } from './construct.ts';
import { decode } from './decode.ts';
import { splitDocuments } from './documents.ts';
import { type YamlFile, yamlFile } from './file.ts';
import { joinColons } from './flow-colons.ts';
import { beyondYaml } from './strictness.ts';
import { isEmpty, parse, type Tree } from './syntax.ts';
import type { JsonObject, Located, Range, RawProblem } from './types.ts';

/** A later document over an earlier one, as {@link overlay} does for values. */
function overlayLocated(under: Located, over: Located): Located {
	if (!under.members || !over.members) return over;
	const result: Located = { ...under, value: {}, members: new Map(under.members) };
	for (const [key, entry] of over.members) {
		const below = under.members.get(key);
		result.members?.set(key, below ? overlayLocated(below, entry) : entry);
	}
	for (const [key, entry] of result.members ?? []) setMember(result.value as JsonObject, key, entry.value);
	return result;
}

function move(located: Located, back: (offset: number) => number): Located {
	const range = ({ start, end }: Range) => ({ start: back(start), end: back(end) });
	const moved: Located = { ...located, ...range(located) };
	if (located.key) moved.key = range(located.key);
	if (located.items) moved.items = located.items.map((item) => move(item, back));
	if (located.members) {
		moved.members = new Map([...located.members].map(([key, entry]) => [key, move(entry, back)]));
	}
	return moved;
}

const emptyRoot: Located = { start: 0, end: 0, value: {}, members: new Map() };

type Report = (problem: RawProblem) => void;

const longest = 40;
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** The map of one document; undefined for one that is null or wrong. */
function readDocument(tree: Tree, text: string, report: Report): Located | undefined {
	for (const found of beyondYaml(tree, text)) report(found);
	joinColons(tree, text);
	const root = construct(tree, report);
	if (!root || root.value === null) return undefined;
	if (root.members) return root;
	const what = root.items
		? 'a list'
		: `only the ${typeof root.value} ${shortened(JSON.stringify(root.value))}`;
	const message = `a values file must be a map (\`key: value\`), this is ${what}`;
	report({ code: 'yaml-not-a-map', message, start: root.start, end: root.end });
	return undefined;
}

const secondDocument =
	'this is a second document: Helm 4 merges it over the first, Helm 3 ignores it: keep one document, or use two files';
const openEnd =
	'this text block ends the file without a line break: Helm 4 adds one, Helm 3 does not: end the file with a line break, or use `|-`';

/** The maps of all documents in the file, in its order. */
function readDocuments(text: string, report: Report, warn: boolean): Located[] {
	const { chunks, problems } = splitDocuments(text);
	for (const problem of problems) report(problem);
	if (problems.length > 0) return [];
	const documents: Located[] = [];
	let helm3HasRead = false;
	for (const [index, chunk] of chunks.entries()) {
		const syntax = parse(chunk.text);
		const back = (offset: number) => Math.min(syntax.back(offset) + chunk.offset, text.length);
		const place = (problem: RawProblem) =>
			report({ ...problem, start: back(problem.start), end: back(problem.end) });
		if (syntax.problem) place(syntax.problem);
		const document = syntax.tree && readDocument(syntax.tree, syntax.text, place);
		if (document) {
			const placed = move(document, back);
			if (warn && helm3HasRead && placed.members && placed.members.size > 0) {
				const [start, end] = [placed.start, placed.start];
				report({ code: 'yaml-documents', severity: 'warning', message: secondDocument, start, end });
			}
			documents.push(placed);
		}
		// A chunk of comments alone is no document, unless `---` makes it one.
		helm3HasRead ||=
			index > 0 || chunk.text.startsWith('---') || (syntax.tree !== undefined && !isEmpty(syntax.tree));
	}
	return documents;
}

/** Whether the text's last characters belong to a block scalar that keeps its line break. */
function endsInTextBlock({ start, end, value, members, items }: Located, text: string): boolean {
	const parts = [...(members?.values() ?? []), ...(items ?? [])];
	if (parts.length > 0) return parts.some((part) => endsInTextBlock(part, text));
	return end >= text.length && value !== '' && /^[|>](?![^\n]*-)/.test(text.slice(start, start + 4));
}

/**
 * Reads a values file, as UTF-8 bytes or as text, the way Helm 4 does: YAML 1.1's booleans, octal numbers and merge
 * keys, no sexagesimals and no timestamps, all documents merged. Never throws: what is wrong is in `problems`.
 *
 * Where Helm 3.17 reads a file differently, that is a problem of severity `warning`: it takes only the first document,
 * and adds no line feed to a block scalar that ends the file without one. Duplicate keys, which both let pass with the
 * last one winning, are errors, as are files that Helm cuts off silently.
 */
export function readYaml(source: string | Uint8Array, fileName: string): YamlFile {
	const { text, problem } = decode(source);
	const raw: RawProblem[] = problem ? [problem] : [];
	const documents = problem ? [] : readDocuments(text, (found) => raw.push(found), true);
	const [first = emptyRoot, ...others] = documents;
	const root = others.reduce(overlayLocated, first);
	if (!text.endsWith('\n') && endsInTextBlock(root, text)) {
		const [start, end] = [text.length, text.length];
		raw.push({ code: 'yaml-newline', message: openEnd, start, end });
	}
	return yamlFile(fileName, text, root, raw);
}

/**
 * Reads a file of Kubernetes objects: each document by itself. All problems of the file are in the first one, which is there even where
 * nothing can be read. Never throws.
 */
export function readYamlDocuments(source: string | Uint8Array, fileName: string): YamlFile[] {
	const { text, problem } = decode(source);
	const raw: RawProblem[] = problem ? [problem] : [];
	const documents = problem ? [] : readDocuments(text, (found) => raw.push(found), false);
	const [first = emptyRoot, ...others] = documents;
	return [
		yamlFile(fileName, text, first, raw),
		...others.map((document) => yamlFile(fileName, text, document, [])),
	];
}

export type { YamlFile };
