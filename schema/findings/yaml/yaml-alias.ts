import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-alias',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'An alias names no anchor, or aliases multiply without end.',
		why: 'Helm refuses it.',
		fix: 'Correct the name, or write the value out.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [],
	neighbours: [],
});
