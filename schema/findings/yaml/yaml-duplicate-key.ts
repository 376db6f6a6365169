import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-duplicate-key',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A key stands twice in one map.',
		why: 'Helm keeps the last one and says nothing.',
		fix: 'Remove one.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [],
	neighbours: [],
});
