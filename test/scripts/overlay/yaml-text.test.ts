// Values as YAML: what is read back is what was written, whatever it looks like.
import test from 'ava';
import fc from 'fast-check';
import { yamlText } from '../../../scripts/overlay/yaml-text.ts';
import { readYaml } from '../../../scripts/yaml/read.ts';

const text = fc.oneof(
	fc.constantFrom(
		'on',
		'off',
		'y',
		'Yes',
		'null',
		'~',
		'010',
		'22:22',
		'1e3',
		'*',
		'&a',
		'- a',
		'a: b',
		'#',
		'',
		' a',
		'0o7',
	),
	fc.string({ maxLength: 12 }),
);

test('words are plain, all else is quoted', (t) => {
	const map = {
		a: { type: 'LoadBalancer', recursive: 'on', list: ['x', '10.0.0.0/8'], maps: [{ b: 1, c: {} }] },
		d: [],
	};
	t.is(
		yamlText(map),
		'a:\n  type: LoadBalancer\n  recursive: "on"\n  list:\n    - x\n    - "10.0.0.0/8"\n  maps:\n    - b: 1\n      c: {}\nd: []\n',
	);
});

test('random maps are read back as they were', (t) => {
	const value = fc.letrec((tie) => ({
		node: fc.oneof(
			{ maxDepth: 3 },
			text,
			fc.integer(),
			fc.boolean(),
			fc.array(text, { maxLength: 3 }),
			fc.array(fc.dictionary(text, text, { maxKeys: 2, minKeys: 1 }), { maxLength: 2 }),
			fc.dictionary(text, tie('node'), { maxKeys: 3 }),
		),
	})).node;
	fc.assert(
		fc.property(fc.dictionary(text, value, { minKeys: 1, maxKeys: 4 }), (map) => {
			const read = readYaml(yamlText(map), 'values.yaml');
			t.deepEqual(JSON.parse(JSON.stringify(read.value)), JSON.parse(JSON.stringify(map)), yamlText(map));
		}),
		{ seed: 11, numRuns: 2000 },
	);
});
