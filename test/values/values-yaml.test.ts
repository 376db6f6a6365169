// values.yaml, the schema and the chart's README know the same keys.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { isMap, isScalar, parseDocument } from 'yaml';
import { helms } from '../../scripts/tools/helm/find.ts';
import { chart } from '../support/helm.ts';
import { run } from '../support/run.ts';

interface Node {
	readonly $ref?: string;
	readonly default?: unknown;
	readonly description?: string;
	readonly properties?: { readonly [key: string]: Node };
}

const text = await readFile(join(chart, 'values.yaml'), 'utf8');
const root = JSON.parse(await readFile(join(chart, 'values.schema.json'), 'utf8')) as Node & {
	definitions: { [name: string]: Node };
};
const document = parseDocument(text);

/** Maps that we own have properties in the schema behind a reference; what lies below others belongs to the user or to Kubernetes. */
const resolve = (node: Node): Node =>
	node.$ref ? (root.definitions[node.$ref.replace('#/definitions/', '')] ?? {}) : node;

interface Key {
	readonly path: string;
	readonly comment: string;
	readonly value: unknown;
	readonly owned: boolean;
}

/** Every key of ours in values.yaml with the comment above it. */
function keysOf(map: unknown, schema: Node, path = ''): Key[] {
	if (!isMap(map)) return [];
	return map.items.flatMap(({ key, value }, index) => {
		if (!isScalar(key)) return [];
		const name = String(key.value);
		const at = path ? `${path}.${name}` : name;
		const node = schema.properties?.[name] ?? {};
		const target = resolve(node);
		// The comment above a map's first key belongs to the map.
		const comment = key.commentBefore ?? (index === 0 ? (map.commentBefore ?? '') : '');
		const plain = (value as { toJSON?: () => unknown } | null)?.toJSON?.() ?? null;
		const here: Key = { path: at, comment, value: plain, owned: node.$ref !== undefined };
		return [here, ...(here.owned ? keysOf(value, target, at) : [])];
	});
}

const keys = keysOf(document.contents, root);

function schemaKeys(node: Node, path = ''): string[] {
	return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
		const at = path ? `${path}.${name}` : name;
		return [at, ...(child.$ref ? schemaKeys(resolve(child), at) : [])];
	});
}

function schemaNode(path: string): Node {
	return path.split('.').reduce<Node>((node, step) => resolve(node).properties?.[step] ?? {}, root);
}

test('values.yaml has every key of the schema, and no other', (t) => {
	const expected = schemaKeys(root).filter((path) => path !== 'global' && path !== 'enabled');
	t.deepEqual(keys.map(({ path }) => path).sort(), expected.sort());
	t.true(keys.length > 100);
});

test('every key is documented above it', (t) => {
	for (const { path, comment } of keys) t.true(comment.trim().length >= 9, path);
});

test('every default is that of the schema, which has none for null', (t) => {
	for (const { path, value, owned } of keys) {
		if (!owned) t.deepEqual(value ?? undefined, schemaNode(path).default, path);
	}
});

test('helm show readme has a row for every key, with its default and documentation', async (t) => {
	const { helm3, helm4 } = await helms();
	for (const helm of [helm3, helm4]) {
		const { stdout } = await run(helm.path, ['show', 'readme', chart]);
		const rows = stdout.split('\n').filter((line) => line.startsWith('| `'));
		const leaves = keys.filter(({ owned }) => !owned);
		t.deepEqual(
			rows.map((row) => row.split('`')[1]).sort(),
			leaves.map(({ path }) => path).sort(),
			helm.version,
		);
		t.true(rows.includes('| `proxy.http.servicePort` | `80` | Port of the Service. |'));
		t.true(
			rows.includes('| `image.digest` |  | A digest, such as sha256:…; it takes precedence over the tag. |'),
		);
	}
});
