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
	let at = 0;
	const finish = (end: Directive['end']): void => {
		directives.push({ words, line: startLine, end });
		words = [];
	};
	while (at < text.length) {
		const char = text.charAt(at);
		if (/[ \t\r\n]/.test(char)) {
			if (char === '\n') line++;
			at++;
		} else if (char === '#') {
			while (at < text.length && text[at] !== '\n') at++;
		} else if (char === ';' || char === '{') {
			if (words.length === 0) return { directives, fault: { line, char } };
			finish(char);
			at++;
		} else if (char === '}') {
			if (words.length > 0) return { directives, fault: { line, char } };
			startLine = line;
			finish(char);
			at++;
		} else {
			if (words.length === 0) startLine = line;
			const word = char === '"' || char === "'" ? readQuoted(text, at) : readPlain(text, at);
			line += text.slice(at, word.next).split('\n').length - 1;
			if (word.fault !== null) return { directives, fault: { line, char: word.fault } };
			if (word.text.length >= BUFFER_BYTES) return { directives, fault: { line, char: '' } };
			words.push(withoutEscapes(word.text));
			at = word.next;
		}
	}
	return { directives, fault: words.length > 0 ? { line, char: '' } : null };
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
