// JSON values that stand one after the other, as several calls of kubectl print them.

import { memberOf } from '../../schema/text/members.ts';
/** A value, and the offsets at which it begins and ends (exclusive). */
export interface JsonValue {
	readonly value: unknown;
	readonly start: number;
	readonly end: number;
}

/**
 * The values; undefined where the text is not made of nothing but JSON objects and lists.
 * @param text as it was read.
 */
export function jsonValues(text: string): JsonValue[] | undefined {
	if (!/^\s*[[{]/.test(text.slice(0, 200))) return undefined;
	try {
		return [{ value: JSON.parse(text) as unknown, start: 0, end: text.length }];
	} catch {
		return separate(text);
	}
}

function separate(text: string): JsonValue[] | undefined {
	const values: JsonValue[] = [];
	let depth = 0;
	let start = -1;
	// Brackets and strings are all that decides where a value ends.
	for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s"[\]{}]+/gs)) {
		if (depth === 0) start = index;
		depth += memberOf(nesting, token) ?? 0;
		// A value ends here, unless it never began.
		if (depth > 0) continue;
		const found = /[}\]]/.test(token) ? valueAt(text, start, index + 1) : undefined;
		if (!found) return undefined;
		values.push(found);
	}
	return depth === 0 ? values : undefined;
}

const nesting: { readonly [token: string]: number } = { '{': 1, '[': 1, '}': -1, ']': -1 };

function valueAt(text: string, start: number, end: number): JsonValue | undefined {
	try {
		return { value: JSON.parse(text.slice(start, end)), start, end };
	} catch {
		return undefined;
	}
}
