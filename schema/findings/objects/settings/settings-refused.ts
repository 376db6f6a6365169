import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'settings-refused',
	severity: 'error',
	text: 'Kong does not start: {problem}.',
	doc: {
		what: 'Kong or nginx refuses a setting.',
		why: 'The container does not start.',
		fix: 'Correct the entry that the message shows.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [],
	neighbours: [],
});
