// Lists and maps in brackets on one line, of words and of quoted texts without escapes, none inside another. See quick.ts.
import { setMember } from './construct.ts';
import { giveUp, isPlainKey, quoted, resolved } from './quick-line.ts';
import type { Json, JsonObject } from './types.ts';

/** A word that cannot be mistaken for an indicator: between brackets more characters have a meaning. */
const plainItem = /^(?:[A-Za-z0-9_./]|-[A-Za-z0-9])[A-Za-z0-9_./:=+-]*$/;

/** The list or map that a text with nothing but a comment behind it is. */
export function collection(text: string): Json {
	const isList = text[0] === '[';
	const end = text.indexOf(isList ? ']' : '}');
	if (end === -1 || (text.length > end + 1 && !/^ +#/.test(text.slice(end + 1)))) throw giveUp;
	const inside = text.slice(1, end).trim();
	if (inside === '') return isList ? [] : {};
	const members = inside.split(',');
	return isList ? members.map(item) : map(members);
}

function item(text: string): Json {
	const word = text.trim();
	const [first] = word;
	if (first === '"' || first === "'") {
		if (word.length < 2 || word.indexOf(first, 1) !== word.length - 1) throw giveUp;
		return quoted(word, first);
	}
	if (!plainItem.test(word) || word.endsWith(':')) throw giveUp;
	return resolved(word);
}

function map(members: readonly string[]): JsonObject {
	const out: JsonObject = {};
	for (const member of members) {
		const colon = member.indexOf(': ');
		const key = member.slice(0, colon).trim();
		if (colon === -1 || !isPlainKey(key) || Object.hasOwn(out, key)) throw giveUp;
		setMember(out, key, item(member.slice(colon + 2)));
	}
	return out;
}
