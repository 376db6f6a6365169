// The value of a plain values file, fast: block maps and lists, one scalar or bracketed list of words on a line, comments. At the first sign of
// anything else it gives up, and read.ts, which knows all of YAML and all places, has its turn.
import { setMember } from './construct.ts';
import { collection, entryOf, giveUp, itemOf } from './quick-line.ts';
import type { Json, JsonObject } from './types.ts';

/** Anything but printable ASCII and line feeds. */
const unusual = /[^\n\x20-\x7e]/;

/** Where a line's content begins, and what it is. */
interface Line {
	readonly indent: number;
	readonly text: string;
}

const space = 0x20;
const hash = 0x23;

/** The value of a values file given as text; undefined where it is not that plain, wrong files included. */
export function readQuickly(text: string): JsonObject | undefined {
	if (unusual.test(text)) return undefined;
	const lines: Line[] = [];
	const raws = text.split('\n');
	// By index: before V8 has optimised a loop, an iterator makes an object for every line.
	for (let at = 0; at < raws.length; at++) {
		const raw = raws[at] ?? '';
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

const isDash = (text: string) => text === '-' || text.startsWith('- ');
