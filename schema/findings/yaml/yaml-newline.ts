import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-newline',
	severity: 'warning',
	text: '{problem}',
	doc: {
		what: 'A text block ends the file without a line break.',
		why: 'Helm 4 adds one to the text and Helm 3 does not, so the value depends on the version.',
		fix: 'End the file with a line break, or use `|-`.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [
		{
			yaml: 'a: |\n  b',
			texts: [
				'This text block ends the file without a line break: Helm 4 adds one, Helm 3 does not: end the file with a line break, or use `|-`.',
			],
		},
	],
	neighbours: [{ yaml: 'a: |\n  b\n' }, { yaml: 'a: |-\n  b' }],
});
