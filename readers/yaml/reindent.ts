// YAML 1.2 wants each line inside brackets or quotes indented more than the key before them; libyaml, and so Helm, does
// not look. Here such lines are indented, which changes no value, so that the `yaml` package reads them as well.

interface Reindented {
	text: string;
	/** From an offset into the new text to one into the old. */
	back: (offset: number) => number;
}

/** Line starts that lie inside brackets or quotes, each with the column behind the character that opened these. */
type Inside = Map<number, number>;

/** Walks over block style just closely enough to tell brackets and quotes from the rest. */
class Walker {
	readonly inside: Inside = new Map();
	private at = 0;
	private lineStart = 0;
	private readonly text: string;

	constructor(text: string) {
		this.text = text;
	}

	walk(): Inside {
		while (this.at < this.text.length) this.line();
		return this.inside;
	}

	private get column(): number {
		return this.at - this.lineStart;
	}

	private matches(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.at;
		return pattern.exec(this.text)?.[0];
	}

	private newLine(): void {
		this.at++;
		this.lineStart = this.at;
	}

	/** One line of block style, and the lines that a value beginning in it goes on for. */
	private line(): void {
		let parent = -1;
		while (this.at < this.text.length && this.text[this.at] !== '\n') {
			this.at += this.matches(/[ \t\r]*/y)?.length ?? 0;
			if (/[|>]/.test(this.text[this.at] ?? '')) {
				this.blockScalar(parent);
				return;
			}
			const start = this.column;
			if (this.token()) parent = start;
		}
		this.newLine();
	}

	/** An indicator, a comment, a tag or a value. Tells whether values on the next lines belong to its column. */
	private token(): boolean {
		const character = this.text[this.at] ?? '\n';
		const indicator = this.matches(/[-?:](?=[ \t\r\n])/y);
		if (indicator) {
			this.at++;
			return indicator !== ':';
		}
		if (character === '\n') return false;
		if (character === '#') this.at += this.matches(/.*/y)?.length ?? 0;
		else if (/[&!*]/.test(character)) this.at += this.matches(/[^ \t\n]+/y)?.length ?? 1;
		else {
			this.scalarOrBrackets(character);
			return this.matches(/[ \t]*:(?=[ \t\r\n])/y) !== undefined;
		}
		return false;
	}

	private scalarOrBrackets(character: string): void {
		if (/["']/.test(character)) this.quoted(this.column + 1);
		else if (/[[{]/.test(character)) this.brackets();
		else this.at += this.matches(/(?:[^\n:#]|:(?![ \t\r\n])|(?<![ \t])#)+/y)?.length ?? 1;
	}

	private blockScalar(parent: number): void {
		this.at += this.matches(/.*/y)?.length ?? 0;
		this.newLine();
		for (;;) {
			const line = this.matches(/[^\n]*(?:\n|$)/y) ?? '';
			const indent = line.search(/[^ ]/);
			const isBlank = line.trim() === '';
			if (line === '' || (!isBlank && indent <= parent)) return;
			this.at += line.length;
			this.lineStart = this.at;
		}
	}

	private nextInside(column: number): void {
		this.newLine();
		this.inside.set(this.at, column);
	}

	private quoted(column: number): void {
		const quote = this.text[this.at++];
		for (; this.at < this.text.length; this.at++) {
			const character = this.text[this.at];
			if (character === '\n') {
				this.nextInside(column);
				this.at--;
			} else if (character === '\\' && quote === '"' && this.text[this.at + 1] !== '\n') this.at++;
			else if (character === quote) {
				this.at++;
				if (quote === '"' || this.text[this.at] !== quote) return;
			}
		}
	}

	private brackets(): void {
		const column = this.column + 1;
		let depth = 0;
		let tokenStart = true;
		while (this.at < this.text.length) {
			const character = this.text[this.at] ?? '';
			if (this.skipInside(character, column, tokenStart)) {
				if (/["']/.test(character)) tokenStart = false;
				continue;
			}
			if (/[[{]/.test(character)) depth++;
			if (/[\]}]/.test(character)) depth--;
			this.at++;
			if (depth === 0) return;
			if (!/\s/.test(character)) tokenStart = /[[{,:]/.test(character);
		}
	}

	/** Passes over what holds no bracket that counts: a line end, quoted text, a tag or anchor, a comment. Tells whether there was one. */
	private skipInside(character: string, column: number, tokenStart: boolean): boolean {
		if (character === '\n') this.nextInside(column);
		else if (tokenStart && /["']/.test(character)) this.quoted(column);
		else if (tokenStart && /[&!*]/.test(character)) this.at += this.matches(/[^\s,[\]{}]+/y)?.length ?? 1;
		else if (character === '#' && /\s/.test(this.text[this.at - 1] ?? ''))
			this.at += this.matches(/.*/y)?.length ?? 0;
		else return false;
		return true;
	}
}

/** Undefined where no line needs it. */
export function reindent(text: string): Reindented | undefined {
	const insertions: { at: number; added: number }[] = [];
	let result = '';
	let copied = 0;
	let total = 0;
	for (const [start, wanted] of new Walker(text).walk()) {
		const indent = /^ */.exec(text.slice(start, start + wanted))?.[0].length ?? 0;
		if (indent >= wanted || text[start + indent] === '\n') continue;
		const added = wanted - indent;
		result += text.slice(copied, start) + ' '.repeat(added);
		copied = start;
		insertions.push({ at: start + total, added });
		total += added;
	}
	if (total === 0) return undefined;
	const back = (offset: number): number => {
		let removed = 0;
		for (const { at, added } of insertions) {
			if (at >= offset) break;
			removed += Math.min(added, offset - at);
		}
		return offset - removed;
	};
	return { text: result + text.slice(copied), back };
}
