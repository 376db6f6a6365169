import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-key',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A key is a map, a list or otherwise no text.',
		why: 'JSON, into which Helm turns values, has text keys only.',
		fix: 'Write the key as text.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [],
	neighbours: [],
});
