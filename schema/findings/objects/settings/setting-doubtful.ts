import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'setting-doubtful',
	severity: 'warning',
	text: '{problem}.',
	doc: {
		what: 'A setting is taken, but hardly as it was meant.',
		why: 'The message says what Kong makes of it.',
		fix: 'Write what was meant.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [],
	neighbours: [],
});
