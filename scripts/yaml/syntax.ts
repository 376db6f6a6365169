// One chunk of text to a tree of nodes, in bounded time and memory, with our words for what is wrong.
import {
	Composer,
	type Document,
	type ErrorCode,
	isScalar,
	Lexer,
	type ParsedNode,
	Parser,
	visit,
	type YAMLError,
} from 'yaml';
import { reindent } from './reindent.ts';
import type { RawProblem } from './types.ts';

/** More than any values file nests; Helm's own limit is 10,000. */
export const maxDepth = 200;

export type Tree = Document.Parsed<ParsedNode>;

/** Whether there is nothing but comments. */
export function isEmpty({ contents }: Tree): boolean {
	return contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN');
}

export interface Syntax {
	/** Undefined where the chunk is empty or cannot be read. */
	tree?: Tree;
	problem?: RawProblem;
	/** The text that the tree's ranges refer to. */
	text: string;
	/** From an offset into that text to one into the text that was given. */
	back: (offset: number) => number;
}

const sentences: Partial<Record<ErrorCode, string>> = {
	BAD_ALIAS: 'an anchor or alias has no name, or one that ends in a colon',
	BAD_DIRECTIVE: 'a line that begins with `%` is a directive, which Helm 4 refuses: put the text in quotes',
	BAD_DQ_ESCAPE:
		'this escape does not exist in double quotes: write `\\\\` for a backslash, or use single quotes',
	BAD_INDENT: 'this line is indented differently from the lines that it belongs to',
	BAD_SCALAR_START: 'a plain value cannot start with this character: put the value in quotes',
	BLOCK_AS_IMPLICIT_KEY:
		'a second `key:` or `-` stands where a value belongs: put it on a line of its own, or the value in quotes',
	BLOCK_IN_FLOW: 'a `-` item cannot stand inside brackets: separate items there with commas',
	KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
	MULTILINE_IMPLICIT_KEY: 'this line has no `key:`, or the line before it does not end its value',
	MULTIPLE_ANCHORS: 'a value has two anchors',
	MULTIPLE_TAGS: 'a value has two tags',
	RESOURCE_EXHAUSTION: `it is nested deeper than ${maxDepth} levels`,
	TAB_AS_INDENT: 'a tab is used as indentation: YAML indents with spaces only',
	TAG_RESOLVE_FAILED: 'the tag cannot be resolved: remove it',
};

function sentence({ code, message }: YAMLError): string {
	if (/closing/.test(message)) return 'the quote that begins the value is never closed';
	if (/must end with|sufficiently indented/.test(message)) {
		return 'a bracket is not closed, or a line inside brackets is indented less than the key before them';
	}
	if (/followed by map values/.test(message)) return 'a key has no colon and space after it';
	if (/at node end|in YAML stream/.test(message)) {
		return 'the value before this has ended, or this line is indented less than the first one: Helm may drop the rest unsaid';
	}
	return sentences[code] ?? `YAML: ${message.split('\n', 1)[0]}`;
}

/** The parser notices that a quote is never closed at the end of the text; the user looks for where it begins. */
function placeOf({ message, pos }: YAMLError, tree: Tree): [start: number, end: number] {
	if (!/closing/.test(message)) return [pos[0], pos[1]];
	let start = pos[0];
	visit(tree, {
		Scalar(_key, { type, range }) {
			if (type?.startsWith('QUOTE') && range) start = range[0];
		},
	});
	return [start, start + 1];
}

function problem(message: string, start: number, end: number): RawProblem {
	return { code: 'yaml-syntax', severity: 'error', message, start, end };
}

/** What Helm's parser lets pass: a comment right behind a bracket or a quote, and tags, which are looked at later. */
function isTolerated(error: YAMLError, text: string): boolean {
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
	const lexer = new Lexer();
	const parser = new Parser();
	const tokens = [];
	for (const lexeme of lexer.lex(text)) {
		for (const token of parser.next(lexeme)) tokens.push(token);
		if (parser.stack.length > maxDepth) {
			return {
				problem: problem(`it is nested deeper than ${maxDepth} levels`, parser.offset, parser.offset + 1),
			};
		}
	}
	for (const token of parser.end()) tokens.push(token);
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
		if (error) return { problem: problem(sentence(error), ...placeOf(error, tree)) };
	}
	return tree ? { tree } : {};
}
