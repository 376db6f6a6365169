// What the schema must be so that every engine reads it: draft-07, self-contained, small, without unions that print a line per member.
import { readFile } from 'node:fs/promises';
import test from 'ava';
import { chart } from '../support/helm.ts';

const text = await readFile(`${chart}/values.schema.json`, 'utf8');
const schema = JSON.parse(text) as { [key: string]: unknown };

/** Every map in the schema that stands where a schema may stand, with its path. */
function* nodes(node: unknown, path = '#'): Generator<[string, { [key: string]: unknown }]> {
	if (typeof node !== 'object' || node === null) return;
	if (!Array.isArray(node)) yield [path, node as { [key: string]: unknown }];
	for (const [key, child] of Object.entries(node)) yield* nodes(child, `${path}/${key}`);
}

test('it is a draft-07 schema with a title, and at most 48 KB', (t) => {
	t.is(schema.$schema, 'http://json-schema.org/draft-07/schema#');
	t.is(typeof schema.title, 'string');
	t.true(JSON.stringify(schema).length <= 48 * 1024, `${JSON.stringify(schema).length} bytes`);
});

test('references stay inside', (t) => {
	const references = [...nodes(schema)].flatMap(([, node]) =>
		typeof node.$ref === 'string' ? [node.$ref] : [],
	);
	t.true(references.length > 10);
	for (const reference of references) t.regex(reference, /^#\/definitions\/\w+$/);
});

test('there is no union of schemas, no format, and one conditional', (t) => {
	const keywords = [...nodes(schema)].flatMap(([, node]) => Object.keys(node));
	for (const unwanted of ['anyOf', 'oneOf', 'allOf', 'not', 'format', '$defs', 'unevaluatedProperties']) {
		t.false(keywords.includes(unwanted), unwanted);
	}
	t.is(keywords.filter((keyword) => keyword === 'if').length, 1);
});

test('patterns need no look-around, which Go does not have', (t) => {
	const patterns = [...nodes(schema)].flatMap(([, node]) =>
		typeof node.pattern === 'string' ? [node.pattern] : [],
	);
	t.true(patterns.length >= 5);
	for (const pattern of patterns) t.notRegex(pattern, /\(\?[=!<]/);
});

test('every map of ours is closed, and null is allowed for it', (t) => {
	const definitions = schema.definitions as { [name: string]: { [key: string]: unknown } };
	for (const [name, definition] of Object.entries(definitions)) {
		t.is(definition.additionalProperties, false, name);
		t.deepEqual(definition.type, ['object', 'null'], name);
	}
});
