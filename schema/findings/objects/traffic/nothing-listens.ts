import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'nothing-listens',
	severity: 'error',
	text: 'Port {port} leads to {target}: Kong does not listen there{family}. Listeners: {listeners}.',
	doc: {
		what: 'A port leads to one on which Kong does not listen.',
		why: 'The connection is refused.',
		fix: 'Correct `targetPort` or the listeners.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [],
	neighbours: [],
});
