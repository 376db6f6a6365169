// One chunk of text to a tree of nodes, in bounded time and memory, with our words for what is wrong.
import { Composer, type Document, isScalar, type ParsedNode, type YAMLError } from 'yaml';
import { reindent } from './reindent.ts';
import { syntaxProblem } from './syntax-errors.ts';
import { tokensOf } from './tokens.ts';
import type { RawProblem } from './types.ts';

/** More than any values file nests; Helm's own limit is 10,000. */
export const maxDepth = 200;

export type Tree = Document.Parsed<ParsedNode>;

/** Whether there is nothing but comments. */
export function isEmpty({ contents }: Tree): boolean {
	return contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN');
}

interface Syntax {
	/** Undefined where the chunk is empty or cannot be read. */
	tree?: Tree;
	problem?: RawProblem;
	/** The text that the tree's ranges refer to. */
	text: string;
	/** From an offset into that text to one into the text that was given. */
	back: (offset: number) => number;
}

function problem(message: string, start: number, end: number): RawProblem {
	return { code: 'yaml-syntax', message, start, end };
}

/** What the parser of Helm and kubectl lets pass: a comment right behind a bracket or a quote, and tags, which are looked at later. */
export function isTolerated(error: YAMLError, text: string): boolean {
	if (error.code === 'TAG_RESOLVE_FAILED') return !/Could not resolve/.test(error.message);
	return error.code === 'MISSING_CHAR' && text[error.pos[0]] === '#';
}

/** Parses the first document of `text`; anything after it but comments is a problem, since Helm drops it unsaid. */
export function parse(text: string): Syntax {
	const back = (offset: number) => offset;
	const first = { ...parseStrictly(text), text, back };
	if (first.tree || !first.problem) return first;
	const again = reindent(text);
	if (!again) return first;
	const second = parseStrictly(again.text);
	return second.tree ? { ...second, ...again } : first;
}

function parseStrictly(text: string): Pick<Syntax, 'tree' | 'problem'> {
	const { tokens, tooDeep } = tokensOf(text, maxDepth);
	if (tooDeep !== undefined) {
		return { problem: problem(`the text is nested deeper than ${maxDepth} levels`, tooDeep, tooDeep + 1) };
	}
	const composer = new Composer({
		version: '1.1',
		schema: 'failsafe',
		merge: false,
		uniqueKeys: false,
		logLevel: 'silent',
	});
	let tree: Tree | undefined;
	for (const document of composer.compose(tokens, true, text.length)) {
		if (tree) {
			const message = 'Helm reads nothing below this line: remove it, or begin a new document with `---`';
			const [start] = document.range;
			return { tree, problem: { ...problem(message, start, start), code: 'yaml-documents' } };
		}
		tree = document as Tree;
		const [error] = document.errors
			.filter((found) => !isTolerated(found, text))
			.sort((a, b) => a.pos[0] - b.pos[0]);
		if (error) return { problem: syntaxProblem(error, text, tree) };
	}
	return tree ? { tree } : {};
}
