// The value of a plain values file, fast: block maps and lists, one scalar or bracketed list of words on a line, comments. At the first sign of
// anything else it gives up, and read.ts, which knows all of YAML and all places, has its turn.
import { setMember } from './construct.ts';
import { resolvePlain } from './resolve.ts';
import type { Json, JsonObject } from './types.ts';

/** Thrown, so that no caller goes on with half a value. */
const giveUp = new Error('not plain');

/** Anything but printable ASCII and line feeds. */
const unusual = /[^\n\x20-\x7e]/;

/** Where a line's content begins, and what it is. */
interface Line {
	readonly indent: number;
	readonly text: string;
}

/** A key that no parser takes for anything but text. */
const plainKey = /^[A-Za-z_][A-Za-z0-9_./-]*$/;
/** Keys that YAML 1.1 takes for booleans or null. */
const notText = /^(y|n|yes|no|on|off|true|false|null)$/i;
/** An entry of a map as its line says it. */
interface Entry {
	readonly key: string;
	/** The value, where it is one word; undefined where it is a list in brackets or stands on the lines below. */
	readonly scalar: Scalar | undefined;
	/** What follows the key, without blanks before it; empty where the value stands on the lines below. */
	readonly rest: string;
}

/** Lines that were read before: files of one kind repeat most of theirs. */
const knownEntries = new Map<string, Entry>();
/** More would only take memory. */
const mostEntries = 10_000;
/** A plain scalar that cannot be mistaken for an indicator, alone on its line. */
const plainLine = /^(?:[A-Za-z0-9_./]|-[A-Za-z0-9])[!-~ ]*$/;
/** The same between brackets, where more characters have a meaning. */
const plainItem = /^(?:[A-Za-z0-9_./]|-[A-Za-z0-9])[A-Za-z0-9_./:=+-]*$/;
/** A colon that would end a key. */
const colonThatEnds = /:(?: |$)/;
/** Certainly text, whatever else it holds. */
const word = /^[A-Za-z][A-Za-z0-9]*[./_:-][A-Za-z]/;

type Scalar = string | number | boolean | null;

const space = 0x20;
const hash = 0x23;

/** The value of a values file given as text; undefined where it is not that plain, wrong files included. */
export function readQuickly(text: string): JsonObject | undefined {
	if (unusual.test(text)) return undefined;
	const lines: Line[] = [];
	for (const raw of text.split('\n')) {
		let indent = 0;
		while (raw.charCodeAt(indent) === space) indent++;
		const first = raw.charCodeAt(indent);
		if (first === hash || Number.isNaN(first)) continue;
		const last = raw.charCodeAt(raw.length - 1) === space ? raw.trimEnd().length : raw.length;
		lines.push({ indent, text: indent === 0 && last === raw.length ? raw : raw.slice(indent, last) });
	}
	if (lines.length === 0 || lines[0]?.indent !== 0) return undefined;
	try {
		const reader = new Reader(lines);
		const value = reader.map(0);
		return reader.isDone ? value : undefined;
	} catch (error) {
		if (error === giveUp) return undefined;
		throw error;
	}
}

class Reader {
	private readonly lines: readonly Line[];
	private at = 0;

	constructor(lines: readonly Line[]) {
		this.lines = lines;
	}

	get isDone(): boolean {
		return this.at === this.lines.length;
	}

	/** The map whose keys stand at this column; `first` is the entry behind a list's dash. */
	map(indent: number, first?: string): JsonObject {
		const out: JsonObject = {};
		if (first !== undefined) this.entry(first, indent, out);
		for (let line = this.lines[this.at]; line && line.indent >= indent; line = this.lines[this.at]) {
			if (line.indent > indent || isDash(line.text)) {
				if (line.indent === indent) break;
				throw giveUp;
			}
			this.at++;
			this.entry(line.text, indent, out);
		}
		return out;
	}

	private entry(text: string, indent: number, into: JsonObject): void {
		const entry = entryOf(text);
		if (!entry || Object.hasOwn(into, entry.key)) throw giveUp;
		const { key, scalar, rest } = entry;
		const value = scalar !== undefined ? scalar : rest === '' ? this.below(indent) : collection(rest);
		if (key === '__proto__') setMember(into, key, value);
		else into[key] = value;
	}

	/** What stands on the lines under a key. */
	private below(indent: number): Json {
		const next = this.lines[this.at];
		if (next && isDash(next.text) && next.indent >= indent) return this.list(next.indent);
		return next && next.indent > indent ? this.map(next.indent) : null;
	}

	private list(indent: number): Json[] {
		const out: Json[] = [];
		for (let line = this.lines[this.at]; line && line.indent >= indent; line = this.lines[this.at]) {
			if (line.indent > indent) throw giveUp;
			if (!isDash(line.text)) break;
			const content = line.text.slice(1).trimStart();
			if (content === '' || isDash(content) || content.startsWith('#')) throw giveUp;
			this.at++;
			const column = indent + line.text.length - content.length;
			out.push(entryOf(content) ? this.map(column, content) : itemOf(content));
		}
		return out;
	}
}

/** The entry that a line holds; undefined without a key that is plain. */
function entryOf(text: string): Entry | undefined {
	const known = knownEntries.get(text);
	if (known) return known;
	const colon = text.indexOf(':');
	if (colon < 1 || (colon < text.length - 1 && text[colon + 1] !== ' ')) return undefined;
	const key = text.slice(0, colon);
	if (!plainKey.test(key) || notText.test(key)) return undefined;
	const behind = text.slice(colon + 1).trimStart();
	const rest = behind.startsWith('#') ? '' : behind;
	const entry = { key, rest, scalar: rest === '' ? undefined : scalarOf(rest) };
	if (knownEntries.size < mostEntries) knownEntries.set(text, entry);
	return entry;
}

const isDash = (text: string) => text === '-' || text.startsWith('- ');

/**
 * The scalar behind a key or a dash, with or without a comment; undefined before a bracket. Anything on the next line that is indented more
 * makes the caller give up.
 */
function scalarOf(text: string): Scalar | undefined {
	const first = text[0];
	if (first === '[' || first === '{') return undefined;
	if (first === '"' || first === "'") return quoted(text, first);
	const comment = text.indexOf(' #');
	const plain = comment === -1 ? text : text.slice(0, comment).trimEnd();
	if (!plainLine.test(plain) || colonThatEnds.test(plain)) throw giveUp;
	return resolved(plain);
}

function itemOf(text: string): Json {
	const scalar = scalarOf(text);
	return scalar === undefined ? collection(text) : scalar;
}

/** A list in brackets, or a map without entries. */
function collection(text: string): Json {
	if (text === '{}') return {};
	if (text[0] !== '[') throw giveUp;
	return list(text);
}

/** A quoted text without escapes, closed on its line. */
function quoted(text: string, quote: string): string {
	const end = text.indexOf(quote, 1);
	const content = text.slice(1, end);
	if (end === -1 || content.includes('\\')) throw giveUp;
	if (text.length > end + 1 && !/^ +#/.test(text.slice(end + 1))) throw giveUp;
	return content;
}

/** `[a, "b"]`, all on one line. */
function list(text: string): Json[] {
	const end = text.indexOf(']');
	if (end === -1 || (text.length > end + 1 && !/^ +#/.test(text.slice(end + 1)))) throw giveUp;
	const inside = text.slice(1, end).trim();
	if (inside === '') return [];
	return inside.split(',').map((piece) => {
		const item = piece.trim();
		const first = item[0];
		if (first === '"' || first === "'") {
			if (item.length < 2 || item.indexOf(first, 1) !== item.length - 1) throw giveUp;
			return quoted(item, first);
		}
		if (!plainItem.test(item) || item.endsWith(':')) throw giveUp;
		return resolved(item);
	});
}

function resolved(text: string): Scalar {
	if (word.test(text)) return text;
	const found = resolvePlain(text);
	if (found.type === 'null') return null;
	if (found.type !== 'int' && found.type !== 'float') return found.value;
	const value = Number(found.value);
	if (!Number.isFinite(value)) throw giveUp;
	return value;
}
