// The value of a plain values file or manifest, fast: block maps and lists, one scalar or bracketed collection of words on a line, literal
// text under a `|`, comments. At the first sign of anything else it gives up, and a reader that knows all of YAML and all places has its turn.
import { setMember } from './construct.ts';
import { blockAt } from './quick-block.ts';
import { collection } from './quick-flow.ts';
import { entryOf, giveUp, isBlockHeader, leadingBlanks, scalarOf } from './quick-line.ts';
import type { Json, JsonObject } from './types.ts';

/** Anything but printable ASCII and line feeds. */
const unusual = /[^\n\x20-\x7e]/;

/** Blanks before a line: as many levels could be nested, and each takes its part of the stack. */
const maxIndent = 200;

const space = 0x20;
const hash = 0x23;

/** The map that a text is; undefined where it is not that plain, wrong texts included. */
export function readQuickly(text: string): JsonObject | undefined {
	if (unusual.test(text)) return undefined;
	try {
		const reader = new Reader(text.split('\n'));
		if (reader.isDone) return undefined;
		const value = reader.map(reader.indent);
		return reader.isDone ? value : undefined;
	} catch (error) {
		if (error === giveUp) return undefined;
		throw error;
	}
}

/** Goes from line to line; blank ones and comments are passed over. */
class Reader {
	/** Where the content of the current line begins; -1 behind the last line, so that it belongs to nothing. */
	indent = -1;
	private content = '';
	private readonly lines: readonly string[];
	/** The index of the current line. */
	private at = -1;

	constructor(lines: readonly string[]) {
		this.lines = lines;
		this.goTo(0);
	}

	get isDone(): boolean {
		return this.indent === -1;
	}

	/** Makes the first line from an index on that says anything the current one. */
	private goTo(index: number): void {
		for (let at = index; at < this.lines.length; at++) {
			const line = this.lines[at] ?? '';
			const indent = leadingBlanks(line);
			const first = line.charCodeAt(indent);
			if (first === hash || Number.isNaN(first)) continue;
			const end = line.charCodeAt(line.length - 1) === space ? line.trimEnd().length : line.length;
			this.at = at;
			this.indent = indent;
			this.content = indent === 0 && end === line.length ? line : line.slice(indent, end);
			return;
		}
		this.at = this.lines.length;
		this.indent = -1;
		this.content = '';
	}

	/** The map whose keys stand at this column; `first` is the entry behind a list's dash. */
	map(column: number, first?: string): JsonObject {
		if (column > maxIndent) throw giveUp;
		const out: JsonObject = {};
		if (first !== undefined) this.entry(first, column, out);
		while (this.indent >= column) {
			if (this.indent > column) throw giveUp;
			if (isDash(this.content)) break;
			this.entry(this.content, column, out);
		}
		return out;
	}

	/** The entry that is the current line, or stands behind its dash. */
	private entry(text: string, column: number, into: JsonObject): void {
		const entry = entryOf(text);
		if (!entry || Object.hasOwn(into, entry.key)) throw giveUp;
		const { key, scalar, rest } = entry;
		const value = this.value(scalar, rest, column);
		if (key === '__proto__') setMember(into, key, value);
		else into[key] = value;
	}

	/** What a key or dash at `column` has behind it on the current line, or on the lines below. */
	private value(scalar: Json | undefined, rest: string, column: number): Json {
		const line = this.at;
		this.goTo(line + 1);
		if (scalar !== undefined) return scalar;
		if (rest === '') return this.below(column);
		if (!isBlockHeader(rest)) return collection(rest);
		const { text, end } = blockAt(rest, this.lines, line + 1, column);
		if (this.at < end) this.goTo(end);
		return text;
	}

	/** What stands on the lines under a key. */
	private below(column: number): Json {
		if (isDash(this.content) && this.indent >= column) return this.list(this.indent);
		return this.indent > column ? this.map(this.indent) : null;
	}

	private list(column: number): Json[] {
		const out: Json[] = [];
		while (this.indent >= column) {
			if (this.indent > column) throw giveUp;
			if (!isDash(this.content)) break;
			const text = this.content.slice(1).trimStart();
			if (text === '' || isDash(text) || text.startsWith('#')) throw giveUp;
			const inner = column + this.content.length - text.length;
			out.push(entryOf(text) ? this.map(inner, text) : this.value(scalarOf(text), text, column));
		}
		return out;
	}
}

const isDash = (text: string) => text === '-' || text.startsWith('- ');
