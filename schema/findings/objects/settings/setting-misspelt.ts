import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'setting-misspelt',
	severity: 'error',
	text: '{variable} is no setting of Kong and is ignored. {nearest} is meant.',
	doc: {
		what: 'A variable is near a setting of Kong, and none.',
		why: 'Kong ignores variables that it does not know.',
		fix: 'Use the name that the message gives.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [],
	neighbours: [],
});
