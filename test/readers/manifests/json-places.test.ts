// Places in JSON: those that the YAML parser finds in the same text.
import test from 'ava';
import { jsonPlaces } from '../../../readers/manifests/json-places.ts';
import { jsonValues } from '../../../readers/manifests/json-values.ts';
import { yamlPlaces } from '../../../readers/manifests/yaml-places.ts';

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
		const inYaml = yamlPlaces({ text, linesBefore: 0 }, 0);
		const inJson = jsonPlaces(text, { start: 0, end: text.length });
		for (const path of paths) t.deepEqual(inJson(path), inYaml(path), path.join('.'));
	});
}

test('values that stand one after the other differ by where they begin', (t) => {
	const text = '{"kind":"A"}\n\n  {"kind":"B",\n"spec":1}';
	const [first, second] = (jsonValues(text) ?? []).map((one) => jsonPlaces(text, one));
	t.deepEqual(first?.(['kind']), { line: 1, column: 2, endLine: 1, endColumn: 8 });
	t.deepEqual(second?.(['spec']), { line: 4, column: 1, endLine: 4, endColumn: 7 });
	t.deepEqual(second?.(['status']), { line: 3, column: 3, endLine: 3, endColumn: 15 });
});
