import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'value-unknown',
	severity: 'error',
	text: '{path}: {value} is not known. Use one of {allowed}.',
	doc: {
		what: 'A value is none of the few that are allowed there.',
		why: 'An unknown word has no meaning in the chart; a wrong case is a wrong word.',
		fix: 'Take one of the words that the message lists.',
		source: '<https://helm.sh/docs/topics/charts/#schema-files>',
	},
	alone: 'always',
	onImport: 'gives way',
	samples: [
		{
			values: { clientIp: { scheme: 'public' } },
			texts: ['clientIp.scheme: "public" is not known. Use one of internet-facing, internal.'],
		},
	],
	neighbours: [],
});
