import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-documents',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file holds several documents.',
		why: 'Helm 4 merges them, Helm 3 reads the first.',
		fix: 'Keep one, or use two files.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [],
	neighbours: [],
});
