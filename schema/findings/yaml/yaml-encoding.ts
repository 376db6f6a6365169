import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-encoding',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file is not UTF-8 text.',
		why: 'Helm reads UTF-8 only.',
		fix: 'Save it as UTF-8.',
		source: '<https://yaml.org/spec/1.1/>',
	},
	samples: [],
	neighbours: [],
});
