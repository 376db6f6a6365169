import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'listen-after-off',
	severity: 'error',
	text: '{variable} begins with off, so the entries behind it are ignored and Kong does not listen there. Remove off.',
	doc: {
		what: 'A list of listeners begins with off.',
		why: 'Kong ignores everything behind it.',
		fix: 'Remove off.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [],
	neighbours: [],
});
