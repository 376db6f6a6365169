// How controllers compare words. Go's standard library decides most of it: strconv.ParseBool, strings.EqualFold, strings.Split.

import { isMap } from '../text/map.ts';

/** What Go's strconv.ParseBool takes; null for every other text, which it refuses. https://pkg.go.dev/strconv#ParseBool */
export function parseBool(value: string): boolean | null {
	if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value)) return true;
	if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(value)) return false;
	return null;
}

/** What Go's strconv.Atoi takes; null for every other text. https://pkg.go.dev/strconv#Atoi */
export function parseInteger(value: string): number | null {
	if (!/^[+-]?[0-9]+$/.test(value)) return null;
	const number = BigInt(value.replace('+', ''));
	return BigInt.asIntN(64, number) === number ? Number(number) : null;
}

/** What Go's strconv.ParseInt takes for a number of 32 bits. https://pkg.go.dev/strconv#ParseInt */
export function isInteger32(value: string): boolean {
	return /^[+-]?[0-9]+$/.test(value) && Number(value) >= -(2 ** 31) && Number(value) < 2 ** 31;
}

/** Whether two texts are the same but for the case of letters: strings.EqualFold. */
export function sameFold(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** `a=1,b=2` as pairs in their order; what has no `=` has an empty value. */
export function pairsOf(value: string): readonly (readonly [name: string, value: string])[] {
	return value.split(',').map((pair) => {
		const index = pair.indexOf('=');
		return index < 0 ? [pair, ''] : [pair.slice(0, index), pair.slice(index + 1)];
	});
}

/** A list separated by commas, blanks around its items taken off, empty items left out. */
export function listOf(value: string): string[] {
	return value
		.split(',')
		.map((item) => item.trim())
		.filter((item) => item !== '');
}

/** JSON; undefined where the text is none. */
export function parseJson(value: string): unknown {
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return undefined;
	}
}

/** JSON as Go's json.Decoder reads it: the first value alone, whatever follows it. https://pkg.go.dev/encoding/json#Decoder */
export function parseFirstJson(value: string): unknown {
	if (!value.trimStart().startsWith('{')) return parseJson(/^\s*null(?=\s)/.exec(value)?.[0] ?? value);
	let depth = 0;
	for (const { 0: token, index } of value.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
		if (token === '{') depth += 1;
		if (token === '}') depth -= 1;
		if (token === '}' && depth === 0) return parseJson(value.slice(0, index + 1));
	}
	return undefined;
}

export const isText = (value: unknown): boolean => typeof value === 'string';

/** Whether Go reads a JSON value as a map with such members: it takes null for each of them, and for the map. */
export function isMapOf(value: unknown, fits: (member: unknown) => boolean): boolean {
	if (!isMap(value)) return value === null;
	return Object.values(value).every((one) => one === null || fits(one));
}

/** Whether Go reads a member of a JSON map as a list with such items; it may be missing. */
export function isListOf(value: unknown, fits: (item: unknown) => boolean): boolean {
	if (!Array.isArray(value)) return value === undefined || value === null;
	return value.every((one) => one === null || fits(one));
}
