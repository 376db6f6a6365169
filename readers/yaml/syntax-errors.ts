// What the parser refused, in our words and at the place where the user has to change something.
import { isCollection, visit, type YAMLError } from 'yaml';
import type { Tree } from './syntax.ts';
import type { RawProblem } from './types.ts';

type Code = YAMLError['code'];

interface Explained {
	readonly message: string;
	readonly start: number;
	readonly end: number;
}

const sentences: Partial<Record<Code, string>> = {
	BAD_ALIAS:
		'an anchor or alias has no name, or one that ends in a colon: if text is meant, put it in quotes',
	BAD_DIRECTIVE: 'a line that begins with `%` is a directive, which Helm 4 refuses: put the text in quotes',
	BAD_DQ_ESCAPE:
		'this escape does not exist in double quotes: write `\\\\` for a backslash, or use single quotes',
	BAD_INDENT: 'this line is indented differently from the lines that it belongs to',
	BAD_SCALAR_START: 'a plain value cannot start with this character: put the value in quotes',
	BLOCK_AS_IMPLICIT_KEY:
		'a second `key:` or `-` is where a value belongs: put it on a line of its own, or the value in quotes',
	KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
	MULTILINE_IMPLICIT_KEY: 'this line has no `key:`, or the line before it does not end its value',
	MULTIPLE_ANCHORS: 'a value has two anchors',
	MULTIPLE_TAGS: 'a value has two tags',
	TAB_AS_INDENT: 'a tab is used as indentation: YAML indents with spaces only',
	TAG_RESOLVE_FAILED: 'the tag cannot be resolved: remove it',
};

/** The problem that an error of the parser stands for. `text` is what was parsed, `tree` what the parser made of it. */
export function syntaxProblem(error: YAMLError, text: string, tree: Tree): RawProblem {
	return { code: 'yaml-syntax', ...explained(error, text, tree) };
}

/** An error of the parser, and where it is in the text. */
interface Refused {
	readonly code: Code;
	readonly message: string;
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly tree: Tree;
}

function explained({ code, message, pos: [start, end] }: YAMLError, text: string, tree: Tree): Explained {
	const error: Refused = { code, message, start, end, text, tree };
	const found =
		strangeLine(text, start) ??
		tabIn(code, text, start) ??
		unclosed(error) ??
		misplaced(error) ??
		insideLine(error) ??
		blockAsKey(error) ??
		missingColon(error);
	if (found) return found;
	const known = /^Unexpected block-seq-ind/.test(message) ? sentences.BLOCK_AS_IMPLICIT_KEY : sentences[code];
	return at(error, known ?? 'this is not YAML: put the value in quotes, or correct the line');
}

/** A sentence about the whole error. */
function at({ start, end }: Refused, message: string): Explained {
	return { message, start, end: Math.max(end, start) };
}

/** A quote or bracket that is never closed. */
function unclosed({ message, start, text, tree }: Refused): Explained | undefined {
	if (/closing/.test(message)) {
		const quote = lastQuote(tree) ?? start;
		const sentence = 'the quote that begins the value is never closed';
		return { message: sentence, start: quote, end: quote + 1 };
	}
	if (!/must end with|sufficiently indented/.test(message)) return undefined;
	const bracket = openBracket(tree, text, start) ?? start;
	const sentence = 'this bracket is not closed, or a line inside it is indented less than the key before it';
	return { message: sentence, start: bracket, end: bracket + 1 };
}

/** Text or a bracket in a place where the parser expects another. The first pattern that fits the parser's message counts. */
const misplacedTexts: readonly (readonly [parser: RegExp, sentence: string])[] = [
	[/^Unexpected scalar/, 'this has no key: remove it, or put the value in quotes'],
	[
		/^Block scalar header/,
		'text after `|` or `>` begins on the next line: move it there, or put the value in quotes',
	],
	[/^Unexpected ,/, 'a comma has nothing before it: remove it'],
];

function misplaced(error: Refused): Explained | undefined {
	const { code, message, start, text } = error;
	const isClosing = closes(text, start);
	if (/at node end|in YAML stream/.test(message) && !isClosing)
		return at(
			error,
			'the value before this has ended, or this line is indented less than the first one: Helm may silently drop the rest',
		);
	if (/^Unexpected flow-(seq|map)-end/.test(message) || isClosing)
		return at(error, 'this bracket closes none that is open, or one of the other kind: remove or correct it');
	const [, sentence] = misplacedTexts.find(([parser]) => parser.test(message)) ?? [];
	if (sentence) return at(error, sentence);
	if (code !== 'BLOCK_IN_FLOW') return undefined;
	return text[start] === '-'
		? at(error, 'a `-` item cannot be inside brackets: separate items there with commas')
		: at(error, 'inside brackets a comma is missing between two entries');
}

/** A `-` without a space. */
function insideLine({ code, start, text }: Refused): Explained | undefined {
	const [line, from] = lineAt(text, start);
	if (!/^\s*-[^\s-]/.test(line) || code === 'BLOCK_AS_IMPLICIT_KEY') return undefined;
	const message = 'a `-` has no space after it';
	return { message, start: from + indent(line), end: from + line.length };
}

/** A block where a key was expected: the line, or the one below it, has the wrong indentation. */
function blockAsKey(error: Refused): Explained | undefined {
	const { code, start, text } = error;
	if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
	const [line, from] = lineAt(text, start);
	if (line.slice(0, start - from).trim() === '') return at(error, sentences.BAD_INDENT as string);
	const [next, nextFrom] = lineAt(text, from + line.length + 1);
	// The value's own line is right; the one below it was meant to be a sibling of its key.
	const isNextWrong =
		indent(next) > indent(line) &&
		/^\s*[^\s#]/.test(next) &&
		!/:\s/.test(text.slice(start, from + line.length));
	if (!isNextWrong) return undefined;
	const message =
		'this line is indented more than the line before it, which has its value already: indent both alike';
	return { message, start: nextFrom + indent(next), end: nextFrom + next.length };
}

/** A colon that is not there, or is none to YAML. */
function missingColon(error: Refused): Explained | undefined {
	const isMultiline = error.code === 'MULTILINE_IMPLICIT_KEY';
	if (!isMultiline && !/followed by map values/.test(error.message)) return undefined;
	const [line] = lineAt(error.text, error.start);
	if (isMultiline && /:[\u00a0\u2007\u202f]/.test(line))
		return at(error, 'a no-break space follows the colon, which only looks like a space: type a plain one');
	if (/^\s*[^\s:#"'{[]+:[^\s]/.test(line)) return at(error, 'a colon has no space after it');
	return isMultiline ? undefined : at(error, 'a key has no colon and space after it');
}

/** Lines that no values file may have, whatever the parser makes of them. */
function strangeLine(text: string, offset: number): Explained | undefined {
	const [line, start] = lineAt(text, offset);
	const end = start + line.length;
	if (/^(<{7}|={7}|>{7})( |$)/.test(line)) {
		return { message: 'this is a mark of a merge conflict in git: resolve the conflict', start, end };
	}
	if (/^```/.test(line))
		return { message: 'this is the fence of a Markdown block, and no YAML: remove it', start, end };
	const braces = line.indexOf('{{');
	if (braces === -1) return undefined;
	return { message: templateInValues, start: start + braces, end };
}

/** What the parser takes for a wrong indentation may be one by tabs. */
function tabIn(code: Code, text: string, offset: number): Explained | undefined {
	if (code !== 'BAD_INDENT' && code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY')
		return undefined;
	const [line, start] = lineAt(text, offset);
	const tab = /^ *\t/.exec(line)?.[0].length;
	if (tab === undefined) return undefined;
	return { message: sentences.TAB_AS_INDENT as string, start: start + tab - 1, end: start + tab };
}

/** Templates have it, values files do not. */
export const templateInValues =
	'`{{ }}` belongs in templates, and nothing renders it here: write the value itself, or quote it';

/** The line in which the offset is, and where it begins. */
function lineAt(text: string, offset: number): [line: string, start: number] {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	const end = text.indexOf('\n', start);
	return [text.slice(start, end === -1 ? undefined : end), start];
}

/** Whether there is a closing bracket. */
const closes = (text: string, offset: number) => text[offset] === ']' || text[offset] === '}';

const indent = (line: string) => line.length - line.trimStart().length;

/** The parser notices that a quote is never closed at the end of the text; the user looks for where it begins. */
function lastQuote(tree: Tree): number | undefined {
	let found: number | undefined;
	visit(tree, {
		Scalar(_key, { type, range }) {
			if (type?.startsWith('QUOTE') && range) found = range[0];
		},
	});
	return found;
}

/** The innermost bracket before the offset that has no counterpart. */
function openBracket(tree: Tree, text: string, before: number): number | undefined {
	let found: number | undefined;
	visit(tree, {
		Collection(_key, node) {
			if (!isCollection(node) || !node.flow || !node.range) return;
			const [start, end] = node.range;
			if (start <= before && text[end - 1] !== (text[start] === '[' ? ']' : '}')) found = start;
		},
	});
	return found;
}
