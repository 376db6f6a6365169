// The part of OpenAPI that the Operator's CRDs use, and what the API server does by it: it drops unknown fields, fills in defaults, and refuses
// what has the wrong shape. https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
import { inWords } from '../../text/in-words.ts';
import { addAll } from '../../text/lists.ts';
import { isMap } from '../../text/map.ts';

export type Schema =
	| {
			readonly is: 'object';
			readonly fields: { readonly [name: string]: Schema };
			readonly required?: readonly string[];
	  }
	| { readonly is: 'map'; readonly of: Schema }
	| { readonly is: 'list'; readonly of: Schema; readonly keys?: readonly string[]; readonly most?: number }
	| { readonly is: 'string'; readonly among?: readonly string[]; readonly default?: string }
	| { readonly is: 'integer' | 'boolean' | 'port' }
	| { readonly is: 'any' };

export type Path = readonly (string | number)[];

/** A fault of a field, and what to do: without full stops. */
export interface Fault {
	readonly path: Path;
	readonly why: string;
	readonly fix: string;
}

/** What the API server stores, what it dropped, and for what it refuses the whole. */
export interface Taken {
	readonly value: unknown;
	readonly dropped: readonly Path[];
	readonly faults: readonly Fault[];
}

/** Takes a value as the API server does. */
export function take(schema: Schema, value: unknown): Taken {
	const dropped: Path[] = [];
	const faults: Fault[] = [];
	return { value: taken(schema, value, [], { dropped, faults }), dropped, faults };
}

interface Notes {
	readonly dropped: Path[];
	readonly faults: Fault[];
}

function taken(schema: Schema, value: unknown, path: Path, notes: Notes): unknown {
	if (schema.is === 'any') return value;
	if (schema.is === 'object') return ofObject(schema, value, path, notes);
	if (schema.is === 'map') return ofMap(schema, value, path, notes);
	if (schema.is === 'list') return ofList(schema, value, path, notes);
	return ofScalar(schema, value, path, notes);
}

function ofObject(schema: Schema & { is: 'object' }, value: unknown, path: Path, notes: Notes): unknown {
	if (!isMap(value)) return mistyped(value, 'a map', path, notes);
	const unknown = Object.keys(value).filter((name) => !Object.hasOwn(schema.fields, name));
	addAll(
		notes.dropped,
		unknown.map((name) => [...path, name]),
	);
	const stored: { [name: string]: unknown } = {};
	for (const [name, inner] of Object.entries(schema.fields)) {
		const fallback = inner.is === 'string' ? inner.default : undefined;
		// A null counts as missing where there is a default.
		const given = value[name] === null && fallback !== undefined ? undefined : value[name];
		if (given !== undefined) stored[name] = taken(inner, given, [...path, name], notes);
		else if (fallback !== undefined) stored[name] = fallback;
	}
	for (const name of schema.required ?? [])
		if (stored[name] === undefined) notes.faults.push({ path, why: `it has no ${name}`, fix: `Set ${name}` });
	return stored;
}

function ofMap(schema: Schema & { is: 'map' }, value: unknown, path: Path, notes: Notes): unknown {
	if (!isMap(value)) return mistyped(value, 'a map', path, notes);
	const entries = Object.entries(value).map(([name, one]) => [
		name,
		taken(schema.of, one, [...path, name], notes),
	]);
	return Object.fromEntries(entries);
}

function ofList(schema: Schema & { is: 'list' }, value: unknown, path: Path, notes: Notes): unknown {
	if (!Array.isArray(value)) return mistyped(value, 'a list', path, notes);
	const items = value.map((one, index) => taken(schema.of, one, [...path, index], notes));
	if (schema.most !== undefined && items.length > schema.most)
		notes.faults.push({
			path,
			why: `it has ${items.length} entries, and may have ${schema.most}`,
			fix: 'Remove entries',
		});
	const seen = new Set<string>();
	for (const [index, item] of items.entries()) {
		const key = (schema.keys ?? []).map((name) => (isMap(item) ? item[name] : undefined));
		if (key.length === 0 || seen.size < seen.add(JSON.stringify(key)).size) continue;
		const at = [...path, index];
		notes.faults.push({ path: at, why: `${key.join('/')} is there twice`, fix: 'Remove one of them' });
	}
	return items;
}

const types = {
	string: ['a text', (value: unknown) => typeof value === 'string'],
	integer: ['a whole number', (value: unknown) => Number.isInteger(value)],
	boolean: ['true or false', (value: unknown) => typeof value === 'boolean'],
	port: [
		'a number or the name of a port',
		(value: unknown) => Number.isInteger(value) || typeof value === 'string',
	],
} as const;

function ofScalar(
	schema: Exclude<Schema, { is: 'any' | 'object' | 'map' | 'list' }>,
	value: unknown,
	path: Path,
	notes: Notes,
): unknown {
	const [what, fits] = types[schema.is];
	if (!fits(value)) return mistyped(value, what, path, notes);
	const among = schema.is === 'string' ? schema.among : undefined;
	if (among && !among.includes(inWords(value))) {
		const near = among.find((one) => one.toLowerCase() === inWords(value).toLowerCase());
		notes.faults.push({
			path,
			why: `it is ${JSON.stringify(value)}, and may be ${among.join(' or ')}`,
			fix: near ? `Write ${near}` : 'Write one of them',
		});
	}
	return value;
}

function mistyped(value: unknown, what: string, path: Path, notes: Notes): unknown {
	const simple = what === 'a text' && /^(boolean|number)$/.test(typeof value);
	notes.faults.push({
		path,
		why: `it is ${JSON.stringify(value)}, and must be ${what}`,
		fix: simple ? `Write "${value}", in quotes` : `Write ${what}`,
	});
	return value;
}
