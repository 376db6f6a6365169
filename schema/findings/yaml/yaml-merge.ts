import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-merge',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A merge key (`<<`) holds something that is no map.',
		why: 'Helm cannot merge it.',
		fix: 'Merge an alias of a map.',
		source: '<https://yaml.org/type/merge.html>',
	},
	samples: [],
	neighbours: [],
});
