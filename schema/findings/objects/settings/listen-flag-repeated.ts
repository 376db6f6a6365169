import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'listen-flag-repeated',
	severity: 'warning',
	text: '{variable}: {problem}.',
	doc: {
		what: 'A flag of a listener is given twice.',
		why: 'Kong takes one of them and ignores the other.',
		fix: 'Keep one.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [],
	neighbours: [],
});
