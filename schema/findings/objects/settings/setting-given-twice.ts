import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'setting-given-twice',
	severity: 'warning',
	text: '{variable} is given more than once; the last one counts. Keep one.',
	doc: {
		what: 'A variable stands in the container twice.',
		why: 'The last one counts, and server-side apply refuses it.',
		fix: 'Keep one.',
		source: '<https://kubernetes.io/docs/reference/using-api/server-side-apply/>',
	},
	samples: [],
	neighbours: [],
});
