import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-duplicate-key',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A key is in one map twice.',
		why: 'Helm keeps the last one and says nothing.',
		fix: 'Remove one.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [
		{
			yaml: 'a:\n  b: 1\n  c: 2\n  b: 3\n',
			texts: ['The key "b" is in this map twice, and Helm silently keeps only the last: remove one.'],
		},
		{
			yaml: 'on: 1\n"true": 2\n',
			texts: ['The key "true" is in this map twice, and Helm silently keeps only the last: remove one.'],
		},
	],
	neighbours: [{ yaml: 'a:\n  b: 1\nc:\n  b: 3\n' }, { yaml: '"on": 1\n"true": 2\n' }],
});
