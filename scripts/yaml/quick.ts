// The value of a plain values file or manifest, fast: block maps and lists, one scalar or bracketed collection of words on a line, literal
// text under a `|`, comments. At the first sign of anything else it gives up, and a reader that knows all of YAML and all places has its turn.
import { setMember } from './construct.ts';
import { blockAt } from './quick-block.ts';
import { collection } from './quick-flow.ts';
import { entryOf, giveUp, isBlockHeader, scalarOf } from './quick-line.ts';
import type { Json, JsonObject } from './types.ts';

/** Anything but printable ASCII and line feeds. */
const unusual = /[^\n\x20-\x7e]/;

/** Where a line's content begins, and what it is. */
interface Line {
	readonly indent: number;
	readonly text: string;
	/** Its index among all lines, blank ones and comments included. */
	readonly raw: number;
}

/** Blanks before a line: as many levels could be nested, and each takes its part of the stack. */
const maxIndent = 200;

const space = 0x20;
const hash = 0x23;

/** The map that a text is; undefined where it is not that plain, wrong texts included. */
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
		lines.push({
			indent,
			text: indent === 0 && last === raw.length ? raw : raw.slice(indent, last),
			raw: at,
		});
	}
	const [first] = lines;
	if (!first) return undefined;
	try {
		const reader = new Reader(lines, raws);
		const value = reader.map(first.indent);
		return reader.isDone ? value : undefined;
	} catch (error) {
		if (error === giveUp) return undefined;
		throw error;
	}
}

class Reader {
	private readonly lines: readonly Line[];
	private readonly raws: readonly string[];
	private at = 0;

	constructor(lines: readonly Line[], raws: readonly string[]) {
		this.lines = lines;
		this.raws = raws;
	}

	get isDone(): boolean {
		return this.at === this.lines.length;
	}

	/** The map whose keys stand at this column; `first` is the entry behind a list's dash. */
	map(indent: number, first?: string): JsonObject {
		if (indent > maxIndent) throw giveUp;
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
		const value =
			scalar !== undefined ? scalar : rest === '' ? this.below(indent) : this.nested(rest, indent);
		if (key === '__proto__') setMember(into, key, value);
		else into[key] = value;
	}

	private item(content: string, indent: number): Json {
		const scalar = scalarOf(content);
		return scalar === undefined ? this.nested(content, indent) : scalar;
	}

	/** A collection in brackets, or the text under a block's header; `parent` is the column of the key or dash before it. */
	private nested(rest: string, parent: number): Json {
		if (!isBlockHeader(rest)) return collection(rest);
		const { text, end } = blockAt(rest, this.raws, (this.lines[this.at - 1]?.raw ?? 0) + 1, parent);
		while ((this.lines[this.at]?.raw ?? end) < end) this.at++;
		return text;
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
			out.push(entryOf(content) ? this.map(column, content) : this.item(content, indent));
		}
		return out;
	}
}

const isDash = (text: string) => text === '-' || text.startsWith('- ');
