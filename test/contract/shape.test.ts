// What the schema must be so that every engine reads it: draft-07, self-contained, small, without unions that print a line per member.
import { readFile } from 'node:fs/promises';
import test from 'ava';
import { chart } from '../support/helm.ts';

const text = await readFile(`${chart}/values.schema.json`, 'utf8');
const schema = JSON.parse(text) as { [key: string]: unknown };

/** Every map in the schema that is where a schema may stand, with its path. */
function* nodes(node: unknown, path = '#'): Generator<[string, { [key: string]: unknown }]> {
	if (typeof node !== 'object' || node === null) return;
	if (!Array.isArray(node)) yield [path, node as { [key: string]: unknown }];
	for (const [key, child] of Object.entries(node)) yield* nodes(child, `${path}/${key}`);
}

test('it is a draft-07 schema with an address and a title, and at most 96 KB', (t) => {
	t.is(schema.$schema, 'http://json-schema.org/draft-07/schema#');
	t.regex(String(schema.$id), /^https:\/\/.+\/values\.schema\.json$/);
	t.is(typeof schema.title, 'string');
	t.true(JSON.stringify(schema).length <= 96 * 1024, `${JSON.stringify(schema).length} bytes`);
});

test('references stay inside', (t) => {
	const references = [...nodes(schema)].flatMap(([, node]) =>
		typeof node.$ref === 'string' ? [node.$ref] : [],
	);
	t.true(references.length > 10);
	for (const reference of references) t.regex(reference, /^#\/definitions\/\w+$/);
});

/** What only warns in editors: `else` has nothing that an engine would refuse a value for. */
const isWarning = (node: { readonly [key: string]: unknown }) => {
	const { properties = {} } = (node.else ?? {}) as { properties?: { [key: string]: object } };
	const said = Object.values(properties).flatMap((one) => Object.keys(one));
	return said.length > 0 && said.every((keyword) => keyword === 'deprecationMessage');
};

test('there is no union of schemas, no format, and one conditional that refuses', (t) => {
	const all = [...nodes(schema)];
	const keywords = all.flatMap(([, node]) => Object.keys(node));
	for (const unwanted of ['anyOf', 'oneOf', 'format', '$defs', 'unevaluatedProperties', 'then']) {
		t.false(keywords.includes(unwanted), unwanted);
	}
	const conditionals = all.filter(([, node]) => 'if' in node);
	t.deepEqual(
		conditionals.filter(([, node]) => !isWarning(node)).map(([path]) => path),
		['#/definitions/ClientIp'],
	);
	t.true(conditionals.length > 1);
	t.deepEqual(
		all.filter(([, node]) => 'allOf' in node).map(([path]) => path),
		['#/definitions/ClientIp'],
	);
});

test('no default is null, at which editors stop listing keys', (t) => {
	const defaults = [...nodes(schema)].filter(([, node]) => 'default' in node && 'type' in node);
	t.true(defaults.length > 80);
	t.deepEqual(
		defaults.filter(([, node]) => node.default === null).map(([path]) => path),
		[],
	);
});

test('each value of a list of values has a line', (t) => {
	const lists = [...nodes(schema)].filter(
		([path, node]) => Array.isArray(node.enum) && !path.includes('/if/'),
	);
	t.true(lists.length > 15);
	for (const [path, node] of lists) {
		const lines = node.enumDescriptions as string[];
		t.is(lines?.length, (node.enum as unknown[]).length, path);
		for (const line of lines) t.regex(line, /\S/, path);
	}
});

test('each description of a property with a default says it, and each pattern has a sentence', (t) => {
	const all = [...nodes(schema)];
	for (const [path, node] of all) {
		if ('default' in node && typeof node.description === 'string')
			t.regex(node.description, /Default: `/, path);
		if (typeof node.pattern === 'string') t.regex(String(node.patternErrorMessage), /^It must .+\.$/, path);
	}
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
	const { Setting: _setting, ...maps } = definitions;
	for (const [name, definition] of Object.entries(maps)) {
		t.is(definition.additionalProperties, false, name);
		t.deepEqual(definition.type, ['object', 'null'], name);
	}
});
