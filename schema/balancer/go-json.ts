// JSON in annotations, as Go reads it into a type: names in any case, each value of its field's kind, null for a field that is not set.
// https://pkg.go.dev/encoding/json#Unmarshal
import { isMap } from '../text/map.ts';
import { parseJson } from './words.ts';

type Kind = 'text' | 'number' | 'boolean' | 'text or number';

/** What a value must be: of a kind, a list, a map, or an object with these fields. Further fields are not read. */
export type Shape = Kind | readonly [Shape] | MapOf | { readonly [field: string]: Shape };

/** An object whose members are all of one shape; null for one that is not set. */
export class MapOf {
	readonly member: Shape;
	readonly takesKey: (key: string) => boolean;

	constructor(member: Shape, takesKey: (key: string) => boolean = () => true) {
		this.member = member;
		this.takesKey = takesKey;
	}
}

/** The value with the fields' own names, or what is wrong with it. */
export type Read = { readonly value: unknown } | { readonly wrong: string };

class Mismatch extends Error {}

/** Reads an annotation. */
export function readJson(text: string, shape: Shape): Read {
	const parsed = parseJson(text);
	if (parsed === undefined) return { wrong: `is no JSON ${Array.isArray(shape) ? 'list' : 'object'}` };
	try {
		return { value: fitted(parsed, shape, '') };
	} catch (error) {
		if (error instanceof Mismatch) return { wrong: error.message };
		throw error;
	}
}

function fitted(value: unknown, shape: Shape, path: string): unknown {
	if (value === null) return undefined;
	if (typeof shape === 'string') return isOf[shape](value) ? value : mismatch(path, words[shape]);
	if (isList(shape))
		return Array.isArray(value)
			? value.map((one, index) => fitted(one, shape[0], `${path}[${index}]`))
			: mismatch(path, 'list');
	if (typeof value !== 'object' || Array.isArray(value)) return mismatch(path, 'object');
	return shape instanceof MapOf ? fittedMap(value, shape, path) : fittedFields(value, shape, path);
}

function fittedMap(value: object, { member, takesKey }: MapOf, path: string): unknown {
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) =>
			takesKey(key)
				? [key, fitted(one, member, under(path, key)) ?? null]
				: mismatch(path, 'object with numbers as names'),
		),
	);
}

function fittedFields(value: object, shape: { readonly [field: string]: Shape }, path: string): unknown {
	const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, member]) => {
			const name = names.get(key.toLowerCase());
			const kind = name === undefined ? undefined : shape[name];
			if (name === undefined || kind === undefined) return [];
			const read = fitted(member, kind, under(path, name));
			return read === undefined ? [] : [[name, read] as const];
		}),
	);
}

const under = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

const isInteger = (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;

const isOf: { readonly [kind in Kind]: (value: unknown) => boolean } = {
	text: (value) => typeof value === 'string',
	number: isInteger,
	boolean: (value) => typeof value === 'boolean',
	'text or number': (value) => typeof value === 'string' || isInteger(value),
};

const words: { readonly [kind in Kind]: string } = {
	text: 'text in quotes',
	number: 'whole number without quotes',
	boolean: 'true or false without quotes',
	'text or number': 'text in quotes or a whole number',
};

function mismatch(path: string, kind: string): never {
	const article = /^true/.test(kind) ? '' : /^object/.test(kind) ? 'an ' : 'a ';
	throw new Mismatch(path === '' ? `is no JSON ${kind}` : `needs ${article}${kind} as its ${path}`);
}

/** A key that is not read, and the JSON with the name that it means in its place, where it means one. */
interface UnreadKey {
	readonly key: string;
	readonly instead?: string;
}

/** The keys of a JSON object that are none of these names in any case: `proxy_protocol` means proxy-protocol. */
export function unreadKeys(json: string, names: readonly string[]): readonly UnreadKey[] {
	const value = parseJson(json);
	if (!isMap(value)) return [];
	const meant = (key: string) => names.find((name) => plain(name) === plain(key)) ?? key;
	const corrected = JSON.stringify(
		Object.fromEntries(Object.entries(value).map(([key, one]) => [meant(key), one])),
	);
	return Object.keys(value)
		.filter((key) => !names.includes(key.toLowerCase()))
		.map((key) => (meant(key) === key ? { key } : { key, instead: corrected }));
}

const plain = (name: string) => name.toLowerCase().replace(/[_-]/g, '');
