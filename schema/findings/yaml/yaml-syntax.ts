import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-syntax',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file is not YAML.',
		why: 'Helm cannot read it.',
		fix: 'Correct the place that the message names; indent with spaces.',
		source: '<https://yaml.org/spec/1.1/>',
	},
	samples: [],
	neighbours: [],
});
