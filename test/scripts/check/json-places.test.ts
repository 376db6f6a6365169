// Places in JSON: those that the YAML parser finds in the same text.
import test from 'ava';
import { LineCounter, parseDocument } from 'yaml';
import { jsonPlaces } from '../../../scripts/check/json-places.ts';
import { locate } from '../../../scripts/check/locate.ts';

const value = {
	kind: 'List',
	items: [
		{ kind: 'Service', metadata: { annotations: { 'a/b': 'x "{[,:" y', 'c\\d': '' } }, spec: { ports: [] } },
		{
			kind: 'Deployment',
			spec: { containers: [{ env: [{ name: 'A', value: null }, { name: 'B' }] }], replicas: 2 },
		},
		[],
	],
};
const paths: (string | number)[][] = [
	[],
	['items'],
	['items', 0],
	['items', 0, 'metadata', 'annotations', 'a/b'],
	['items', 0, 'metadata', 'annotations', 'c\\d'],
	['items', 0, 'metadata', 'annotations', 'missing'],
	['items', 0, 'spec', 'ports', 0, 'targetPort'],
	['items', 1, 'spec', 'containers', 0, 'env', 1],
	['items', 1, 'spec', 'replicas'],
	['items', 1, 'spec', 'selector'],
	['items', 2],
	['items', 7],
];

for (const indent of [undefined, 2, '\t']) {
	test(`the same places as in YAML, indented by ${JSON.stringify(indent)}`, (t) => {
		const text = JSON.stringify(value, null, indent);
		const lines = new LineCounter();
		const document = parseDocument(text, { lineCounter: lines });
		const body = {};
		const sources = new Map([[body, { file: 'f', text, document, lines, path: [] }]]);
		const find = jsonPlaces(text);
		// In any order, since what was looked at is remembered.
		for (const path of [...paths, ...paths.toReversed()]) {
			const object = { kind: 'List', name: '', namespace: '', body, index: 0 };
			const { line, column } = locate({ object, path, shown: '' }, sources);
			t.deepEqual(find(0, path), { line, column }, path.join('.'));
		}
	});
}

test('values that stand one after the other are told apart by where they begin', (t) => {
	const text = '{"kind":"A"}\n\n  {"kind":"B",\n"spec":1}';
	const find = jsonPlaces(text);
	t.deepEqual(find(0, ['kind']), { line: 1, column: 2 });
	t.deepEqual(find(text.lastIndexOf('{'), ['spec']), { line: 4, column: 1 });
	t.deepEqual(find(text.lastIndexOf('{'), ['status']), { line: 3, column: 3 });
});
