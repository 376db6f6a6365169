// Lists and maps in brackets on one line, of words and of quoted texts without escapes. See quick.ts.
import { setMember } from './construct.ts';
import { giveUp, isPlainKey, resolved } from './quick-line.ts';
import type { Json, JsonObject } from './types.ts';

/** A word that cannot be mistaken for an indicator: between brackets more characters have a meaning. */
const word = /(?:[A-Za-z0-9_./]|-[A-Za-z0-9])[A-Za-z0-9_./:=+-]*/y;
const quoted = /"[^"\\]*"|'[^'\\]*'/y;
const key = /([A-Za-z_][A-Za-z0-9_./-]*): +/y;
const end = /(?: +#.*)?$/y;

/** The collection that a text with nothing but a comment behind it is. */
export function collection(text: string): Json {
	const flow = new Flow(text);
	const value = flow.value();
	if (!flow.take(end)) throw giveUp;
	return value;
}

/** More than anybody writes on one line; nonsense nests until the stack is full. */
const maxDepth = 20;

class Flow {
	private readonly text: string;
	private at = 0;
	private depth = 0;

	constructor(text: string) {
		this.text = text;
	}

	value(): Json {
		const first = this.text[this.at];
		if (first === '[') return this.list();
		if (first === '{') return this.map();
		const text = this.take(quoted);
		if (text) return text[0].slice(1, -1);
		const [found] = this.take(word) ?? [];
		if (found === undefined || found.endsWith(':')) throw giveUp;
		return resolved(found);
	}

	/** What a pattern finds right here, and goes on behind it. */
	take(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text);
		if (found) this.at = pattern.lastIndex;
		return found;
	}

	private list(): Json[] {
		const out: Json[] = [];
		this.members(']', () => out.push(this.value()));
		return out;
	}

	private map(): JsonObject {
		const out: JsonObject = {};
		this.members('}', () => {
			const [, name = ''] = this.take(key) ?? [];
			if (!isPlainKey(name) || Object.hasOwn(out, name)) throw giveUp;
			setMember(out, name, this.value());
		});
		return out;
	}

	/** Members between commas, up to the bracket that closes. */
	private members(closing: string, member: () => void): void {
		if (++this.depth > maxDepth) throw giveUp;
		this.at++;
		this.blanks();
		let next = this.text[this.at] === closing ? closing : ',';
		while (next === ',') {
			this.blanks();
			member();
			this.blanks();
			next = this.text[this.at] ?? '';
			if (next === ',') this.at++;
		}
		if (next !== closing) throw giveUp;
		this.at++;
		this.depth--;
	}

	private blanks(): void {
		while (this.text[this.at] === ' ') this.at++;
	}
}
