import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-tag',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A tag names a type that Helm does not know.',
		why: 'Helm refuses it.',
		fix: 'Remove the tag.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [],
	neighbours: [],
});
