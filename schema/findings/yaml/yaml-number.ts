import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-number',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A number is too large, or no number that JSON has.',
		why: 'Helm would change it or refuse it.',
		fix: 'Put it in quotes if text is meant.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [],
	neighbours: [],
});
