import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-alias',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'An alias (`*name`) has no anchor (`&name`) before it, or aliases lead to each other without end.',
		why: 'Helm refuses the file.',
		fix: 'Correct the name, or write the value out.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [
		{
			yaml: 'a:\n  <<: *b\n',
			texts: ['No anchor "b" is defined before this alias: correct the name, or write the value out.'],
		},
		{
			yaml: 'a: *b\n',
			texts: ['No anchor "b" is defined before this alias: correct the name, or write the value out.'],
		},
		{
			yaml: 'a: &a [*a]\n',
			texts: ['The anchor "a" contains itself: write out what this alias stands for.'],
		},
		{
			yaml: Array.from({ length: 202 }, (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}` : ''}]\n`).join(''),
			texts: ['Aliases lead to aliases more than 200 deep: write out what they stand for.'],
		},
	],
	neighbours: [
		{ yaml: 'b: &b 1\na: *b\n' },
		{ yaml: 'a: "*b"\n' },
		{ yaml: 'a: &a [1]\nb: *a\n' },
		{ yaml: Array.from({ length: 200 }, (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}` : ''}]\n`).join('') },
	],
});
