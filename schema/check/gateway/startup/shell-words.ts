// The words of a shell's script, as POSIX reads them: quotes, parameters, operators. What only a running shell knows stays unknown.
import { addAll } from '../../../text/lists.ts';

/** Text that nobody can tell from manifests. */
export const UNKNOWN = '\ue000';

/** A piece of a word: text, or a parameter with what is taken where it is not set. */
export type Part = { readonly text: string } | { readonly name: string; readonly otherwise?: string };

export type Token =
	| { readonly kind: 'word'; readonly parts: readonly Part[] }
	| { readonly kind: 'operator'; readonly text: string };

const OPERATOR = /^(&&|\|\||;;|[;&|()\n])/;
const REDIRECTION = /^[0-9]*(<<-?|>>|<&|>&|>\||<>|&>|<|>)/;
const PLAIN = /^[^\s;&|()<>"'\\$`]+/;

interface Read {
	readonly next: number;
	readonly parts: readonly Part[];
}

/** The tokens of a script. The text of here-documents is left out: programs read it, not the shell. */
export function shellTokens(script: string): Token[] {
	const text = withoutDocuments(script.replace(/\\\r?\n/g, ''));
	const tokens: Token[] = [];
	for (let at = 0; at < text.length; ) {
		const rest = text.slice(at, at + 8);
		const redirection = REDIRECTION.exec(rest)?.[0];
		const operator = OPERATOR.exec(rest)?.[0];
		if (/^[ \t\r]/.test(rest)) at++;
		else if (rest.startsWith('#')) at = endOf(text, '\n', at);
		else if (redirection) at = afterTarget(text, at + redirection.length);
		else if (operator) {
			tokens.push({ kind: 'operator', text: operator });
			at += operator.length;
		} else {
			const { parts, next } = readWord(text, at);
			tokens.push({ kind: 'word', parts });
			at = next;
		}
	}
	return tokens;
}

/** A script without the lines between `<<END` and END. */
function withoutDocuments(script: string): string {
	if (!script.includes('<<')) return script;
	const kept: string[] = [];
	let ends: string[] = [];
	for (const line of script.split('\n')) {
		if (ends.length === 0) {
			kept.push(line);
			ends = [...line.matchAll(/<<-?[ \t]*\\?(['"]?)(\w+)\1/g)].map(([, , end = '']) => end);
		} else if (line.trim() === ends[0]) ends = ends.slice(1);
	}
	return kept.join('\n');
}

function endOf(text: string, mark: string, from: number): number {
	const end = text.indexOf(mark, from);
	return end < 0 ? text.length : end;
}

/** Behind the file of a redirection. */
function afterTarget(text: string, from: number): number {
	let at = from;
	while (text[at] === ' ' || text[at] === '\t') at++;
	return /[\s;&|()]/.test(text[at] ?? ' ') ? at : readWord(text, at).next;
}

function readWord(text: string, from: number): Read {
	const parts: Part[] = [];
	let at = from;
	while (at < text.length && !/[\s;&|()<>]/.test(text.charAt(at))) {
		const read = readPiece(text, at);
		addAll(parts, read.parts);
		at = Math.max(read.next, at + 1);
	}
	return { parts, next: at };
}

function readPiece(text: string, at: number): Read {
	const char = text.charAt(at);
	if (char === "'") {
		const end = endOf(text, "'", at + 1);
		return { parts: [{ text: text.slice(at + 1, end) }], next: end + 1 };
	}
	if (char === '"') return readQuoted(text, at + 1);
	if (char === '\\') return { parts: [{ text: text.charAt(at + 1) }], next: at + 2 };
	if (char === '$') return readDollar(text, at);
	if (char === '`') return { parts: [{ text: UNKNOWN }], next: endOf(text, '`', at + 1) + 1 };
	// A piece of text at a time: each further one would read the rest of a long script again.
	const plain = PLAIN.exec(text.slice(at, at + 256))?.[0] ?? char;
	return { parts: [{ text: plain }], next: at + plain.length };
}

function readQuoted(text: string, from: number): Read {
	const parts: Part[] = [{ text: '' }];
	let at = from;
	while (at < text.length && text[at] !== '"') {
		const char = text.charAt(at);
		if (char === '\\' && /["\\$`]/.test(text.charAt(at + 1))) {
			parts.push({ text: text.charAt(at + 1) });
			at += 2;
		} else if (char === '$' || char === '`') {
			const read = readPiece(text, at);
			addAll(parts, read.parts);
			at = read.next;
		} else {
			parts.push({ text: char });
			at++;
		}
	}
	return { parts, next: at + 1 };
}

/** `$NAME`, `${NAME}`, `${NAME:-text}`; the output of `$(…)` and what other forms make is unknown. */
function readDollar(text: string, at: number): Read {
	const [, name] = /^\$([A-Za-z_]\w*|[0-9@*])/.exec(text.slice(at, at + 256)) ?? [];
	if (name !== undefined) return { parts: [{ name }], next: at + 1 + name.length };
	const open = text.charAt(at + 1);
	if (open === '{' || open === '(') return readEnclosed(text, at, open);
	if (open === "'") {
		const { parts, next } = readPiece(text, at + 1);
		return {
			parts: parts.some((part) => 'text' in part && part.text.includes('\\')) ? [{ text: UNKNOWN }] : parts,
			next,
		};
	}
	if (/[?$!#-]/.test(open)) return { parts: [{ text: UNKNOWN }], next: at + 2 };
	return { parts: [{ text: '$' }], next: at + 1 };
}

function readEnclosed(text: string, at: number, open: '{' | '('): Read {
	const close = open === '{' ? '}' : ')';
	let depth = 0;
	let end = at + 1;
	for (; end < text.length; end++) {
		if (text[end] === open) depth++;
		if (text[end] === close && --depth === 0) break;
	}
	const inside = text.slice(at + 2, end);
	const [, name, fallback] = /^([A-Za-z_]\w*|[0-9@*])(?::?[-=]([^$`"'\\]*))?$/.exec(inside) ?? [];
	const next = end + 1;
	if (open === '(' || name === undefined) return { parts: [{ text: UNKNOWN }], next };
	return { parts: [fallback === undefined ? { name } : { name, otherwise: fallback }], next };
}
