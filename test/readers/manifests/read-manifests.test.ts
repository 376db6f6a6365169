// Manifests as tools really write them: charts that render a key twice, several answers of kubectl, shells that write UTF-16.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { parseAllDocuments } from 'yaml';
import { decodeManifest } from '../../../readers/manifests/decode.ts';
import { locate } from '../../../readers/manifests/locate.ts';
import { readManifests } from '../../../readers/manifests/read-manifests.ts';
import { UserError } from '../../../readers/user-error.ts';
import { objectsOf } from '../../../schema/cluster/objects.ts';

const read = (text: string) => readManifests([{ name: 'all.yaml', text }]).objects;

test('of a key that is there twice the last one counts, as for kubectl', (t) => {
	const [object] = read('kind: Service\nmetadata:\n  labels:\n    app: one\n    app: two\n');
	t.deepEqual(object?.body, { kind: 'Service', metadata: { labels: { app: 'two' } } });
});

test('a second object without a separator is refused with its place, not swallowed', (t) => {
	const text = 'kind: List\nitems: []\nkind: List\nitems: []\n';
	t.throws(() => read(text), {
		instanceOf: UserError,
		message: 'all.yaml:3:1: a second object begins here without a line --- before it.',
	});
});

test('JSON values one after the other are all read', (t) => {
	const list = (kind: string) =>
		JSON.stringify({ kind: 'List', items: [{ kind, metadata: { name: 'a "}" b' } }] }, null, 2);
	t.deepEqual(
		read(`${list('Service')}\n${list('Pod')}`).map(({ kind }) => kind),
		['Service', 'Pod'],
	);
	t.throws(() => read('{"kind":"Service"} and {"kind":"Pod"}'), { instanceOf: UserError });
});

test('nesting without end is refused in a sentence', (t) => {
	t.throws(() => read(`a: ${'['.repeat(20_000)}`), { message: /is nested too deeply to be read\.$/ });
});

test('a template that nobody rendered is called one', (t) => {
	t.throws(() => read('kind: Service\nmetadata:\n  name: {{ include "kong.fullname" . }}-proxy\n'), {
		message: 'all.yaml:3:9 is a template: render it with helm template first, and check the result.',
	});
});

test('what is wrong in a later document is placed in the file', (t) => {
	t.throws(() => read('kind: Pod\n---\nkind: Pod\n---\nkind: Pod\nspec: a: b\n'), {
		message: /^all\.yaml:6:7 is not YAML: a second `key:` or `-` is where a value belongs/,
	});
});

test('an alias of another document is named where it is', (t) => {
	const first = 'kind: Pod\nmetadata: &m {name: a}\n---\n';
	const lost =
		'no anchor "m" is defined before this alias in the same document: correct the name, or write the value out.';
	t.throws(() => read(`${first}kind: Pod\nmetadata: *m\n`), { message: `all.yaml:5:11: ${lost}` });
	t.throws(() => read(`${first}kind: Pod\nmetadata:\n  <<: *m\n  name: b\n`), {
		message: `all.yaml:6:7: ${lost}`,
	});
});

test('aliases without an end are refused with what to do: kubectl could make nothing of them', (t) => {
	const endless = 'the anchor "m" contains itself: write out what this alias stands for.';
	t.throws(() => read('kind: Pod\nmetadata: &m {name: a, labels: *m}\n'), {
		message: `all.yaml:2:32: ${endless}`,
	});
	t.throws(() => read('kind: Pod\nmetadata: {name: a}\nspec: &m\n  containers: [{name: *m}]\n'), {
		message: `all.yaml:4:23: ${endless}`,
	});
	const levels = 'bcdefgh'.split('').map((name) => {
		const before = `*${String.fromCharCode(name.charCodeAt(0) - 1)}`;
		return `  ${name}: &${name} [${Array.from({ length: 10 }, () => before).join(', ')}]\n`;
	});
	t.throws(() => read(`kind: Pod\ndata:\n  a: &a [x, x]\n${levels.join('')}`), {
		message: 'all.yaml:4:10: aliases make the document excessively large: write out what they stand for.',
	});
});

test('an anchor of one name inside another one is no circle', (t) => {
	t.notThrows(() => read('kind: Pod\nmetadata: &m {name: a, labels: &m {a: b}, annotations: *m}\n'));
});

test('what is larger than any object is refused before it takes all memory', (t) => {
	t.throws(() => read(`kind: Pod\n---\n${'a: &a b\n'.repeat(600_000)}`), {
		message: 'all.yaml:2:1: the object that begins here is larger than Kubernetes accepts (more than 4 MiB).',
	});
});

const pods = (names: readonly string[], indent = '') =>
	names.map((name) => `${indent}- kind: Pod\n${indent}  metadata:\n${indent}    name: ${name}\n`).join('');

for (const [what, text] of [
	['a list as kubectl prints it', `apiVersion: v1\nitems:\n${pods(['a', 'b'])}kind: List\nmetadata: {}\n`],
	['a list with its items further in', `kind: PodList\nitems:\n${pods(['a', 'b'], '  ')}`],
	['a list with carriage returns', `kind: List\nitems:\n${pods(['a', 'b'])}`.replaceAll('\n', '\r\n')],
	[
		'a list with blank lines and comments',
		`kind: List\nitems:\n\n# one\n${pods(['a'])}\n   # two\n${pods(['b'])}`,
	],
	['documents', 'kind: Pod\nmetadata: { name: a }\n--- # next\nkind: Pod\nmetadata: { name: b }\n'],
	[
		'a document on the line of its mark',
		'--- {kind: Pod, metadata: {name: a}}\n---\nkind: Pod\nmetadata: {name: b}\n',
	],
	[
		'documents with directives and ends',
		'%YAML 1.1\n---\nkind: Pod\nmetadata: {name: a}\n...\n---\nkind: Pod\nmetadata: {name: b}\n',
	],
	['a list of objects without a map around it', pods(['a', 'b'])],
	[
		'an alias from one item to another',
		`kind: List\nitems:\n- &a\n  kind: Pod\n  metadata: {name: a}\n- {<<: *a, metadata: {name: b}}\n`,
	],
	[
		'marks inside of texts',
		`kind: List\nitems:\n- kind: Pod\n  metadata:\n    name: a\n    note: |\n      - kind: Pod\n      ---\n      items:\n${pods(['b'])}`,
	],
] as const) {
	test(`${what}: each object is found`, (t) => {
		const found = read(text);
		t.deepEqual(
			found.map(({ kind, name }) => `${kind} ${name}`),
			['Pod a', 'Pod b'],
		);
		const whole = parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as unknown);
		const [first] = whole as { items?: unknown }[];
		const items = Array.isArray(first) ? first : (first?.items ?? whole);
		t.deepEqual(
			found.map(({ body }) => body),
			items as unknown[],
		);
	});
}

test('items of anything but a list are no objects', (t) => {
	const text = `kind: Recipe\nitems:\n${pods(['a'])}`;
	t.deepEqual(
		read(text).map(({ kind }) => kind),
		['Recipe'],
	);
});

test('a place in an item is one in the file', (t) => {
	const text = `# all\nkind: List\nitems:\n${pods(['a', 'b'], '  ')}---\nkind: Pod\nmetadata:\n  name: c\n`;
	const { objects, sources } = readManifests([{ name: 'all.yaml', text }]);
	const places = objects.map((object) => locate({ object, path: ['metadata', 'name'], shown: '' }, sources));
	t.deepEqual(places, [
		{ file: 'all.yaml', line: 6, column: 7, endLine: 6, endColumn: 11 },
		{ file: 'all.yaml', line: 9, column: 7, endLine: 9, endColumn: 11 },
		{ file: 'all.yaml', line: 13, column: 3, endLine: 13, endColumn: 7 },
	]);
});

test('a place in a text of YAML is one in the file, where its lines are', (t) => {
	const block = '    values: |\n      # of Kong\n      "env":\n        a: 1\n      proxy: {type: NodePort}\n';
	const text = `kind: List\nitems:\n- kind: A\n  helm:\n${block}- kind: B\n  helm:\n    values: '{"env": {}, proxy: {}}'\n`;
	const { objects, sources } = readManifests([{ name: 'all.yaml', text }]);
	const places = objects.map((object) =>
		['env', 'proxy', 'none'].map((key) => {
			const { line, column } = locate({ object, path: ['helm', 'values', key], shown: '' }, sources);
			return `${line}:${column}`;
		}),
	);
	t.deepEqual(places, [
		['7:7', '9:7', '5:5'],
		['12:5', '12:5', '12:5'],
	]);
});

test('a real situation reads the same in pieces and as a whole', (t) => {
	const folder = join(import.meta.dirname, '../../check/cases');
	const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
	t.true(files.length > 0);
	for (const file of files) {
		const text = readFileSync(join(folder, file), 'utf8');
		const whole = parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as unknown);
		t.deepEqual(
			read(text).map(({ body }) => body),
			objectsOf(whole).map(({ body }) => body),
			file,
		);
	}
});

test('UTF-16 with its mark is read; other bytes that are no UTF-8 are refused', (t) => {
	const text = 'kind: Service\n';
	t.is(decodeManifest('a', Buffer.from(`\ufeff${text}`, 'utf16le')), text);
	t.is(decodeManifest('a', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()), text);
	t.is(decodeManifest('a', Buffer.from(`\ufeff${text}`)), text);
	t.throws(() => decodeManifest('a', Buffer.from(text, 'utf16le')), { message: /^a is not UTF-8 / });
	t.throws(() => decodeManifest('a', Buffer.from([0x61, 0xe9, 0x0a])), {
		message: 'a is not UTF-8: save it as UTF-8.',
	});
});
