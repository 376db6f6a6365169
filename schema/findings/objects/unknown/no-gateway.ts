import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'no-gateway',
	severity: 'note',
	text: 'No container that runs Kong was found among {count} objects, or none that listens for clients.',
	doc: {
		what: 'No container that runs Kong was found, or none that listens for clients.',
		why: "Only pods with Kong's image or settings are checked.",
		fix: 'Check the right namespace or file.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [],
	neighbours: [],
});
