// The words of nginx's configuration: how text that a setting puts there falls apart into directives.
// Source: ngx_conf_read_token in nginx 1.25.3 (src/core/ngx_conf_file.c).

/** One directive: its words, the line it starts on, and what ended it. */
export interface Directive {
	readonly words: readonly string[];
	/** Line of the first word, from 0. */
	readonly line: number;
	readonly end: ';' | '{' | '}';
}

/** Directives up to the end of the text, or up to the first character that nginx stops at. */
interface ReadDirectives {
	readonly directives: readonly Directive[];
	/** Set when reading stopped: line of the fault, and the character (empty at the end of the text). */
	readonly fault: { readonly line: number; readonly char: string } | null;
}

// nginx reads its configuration through a buffer that a word has to fit in.
const BUFFER_BYTES = 4096;

/** Splits configuration text as nginx does: quotes, backslashes, comments, `;`, `{` and `}`. */
export function readDirectives(text: string): ReadDirectives {
	const directives: Directive[] = [];
	let words: string[] = [];
	let line = 0;
	let startLine = 0;
	for (let at = 0; at < text.length; ) {
		const { end, word, next } = readToken(text, at);
		if (words.length === 0) startLine = line;
		line += text.slice(at, next).split('\n').length - 1;
		at = next;
		if (word) {
			if (word.fault !== null) return { directives, fault: { line, char: word.fault } };
			words.push(withoutEscapes(word.text));
		} else if (end) {
			// `;` and `{` end a directive, `}` is alone.
			if (words.length > 0 === (end === '}')) return { directives, fault: { line, char: end } };
			directives.push({ words, line: startLine, end });
			words = [];
		}
	}
	return { directives, fault: words.length > 0 ? { line, char: '' } : null };
}

/** A word, the end of a directive, or neither: blanks and a comment. `next` is where the text goes on. */
interface Token {
	readonly next: number;
	readonly word?: Word;
	readonly end?: Directive['end'];
}

function readToken(text: string, at: number): Token {
	const char = text.charAt(at);
	if (/[ \t\r\n]/.test(char)) return { next: at + 1 };
	if (char === '#') return { next: lineEnd(text, at) };
	if (char === ';' || char === '{' || char === '}') return { next: at + 1, end: char };
	const word = readWord(text, at);
	return { next: word.next, word };
}

function lineEnd(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	return end === -1 ? text.length : end;
}

/** A word, quoted or plain; its fault is '' where it does not fit the buffer. */
function readWord(text: string, at: number): Word {
	const word = /["']/.test(text.charAt(at)) ? readQuoted(text, at) : readPlain(text, at);
	const isTooLong = word.fault === null && word.text.length >= BUFFER_BYTES;
	return isTooLong ? { ...word, fault: '' } : word;
}

interface Word {
	readonly text: string;
	readonly next: number;
	readonly fault: string | null;
}

function readPlain(text: string, from: number): Word {
	let at = from;
	let afterDollar = false;
	while (at < text.length) {
		const char = text.charAt(at);
		if (/[ \t\r\n;]/.test(char) || (char === '{' && !afterDollar)) break;
		at += char === '\\' ? 2 : 1;
		afterDollar = char === '$' || (afterDollar && char === '{');
	}
	return { text: text.slice(from, at), next: Math.min(at, text.length), fault: null };
}

// Behind the closing quote only a blank or the end of the directive may follow; a `)` starts a new word.
function readQuoted(text: string, from: number): Word {
	const quote = text.charAt(from);
	let at = from + 1;
	while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
	if (at >= text.length) return { text: '', next: text.length, fault: '' };
	const after = text.charAt(at + 1);
	const fine = after === '' || /[ \t\r\n;{)]/.test(after);
	return { text: text.slice(from + 1, at), next: at + 1, fault: fine ? null : after };
}

function withoutEscapes(word: string): string {
	const short: Record<string, string> = { t: '\t', r: '\r', n: '\n' };
	return word.replace(/\\(["'\\trn])/g, (_, char: string) => short[char] ?? char);
}
