import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-number',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A value is infinity (`.inf`) or not a number (`.nan`).',
		why: 'Helm turns values into JSON, which has no such numbers, and refuses the file.',
		fix: 'Put it in quotes if you mean text, or write a number.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [
		{
			yaml: 'a: .inf\n',
			texts: ['.inf is not a number that Helm can represent: put it in quotes if it is meant as text.'],
		},
		{
			yaml: 'a: .nan\n',
			texts: ['.nan is not a number that Helm can represent: put it in quotes if it is meant as text.'],
		},
	],
	neighbours: [{ yaml: 'a: ".inf"\n' }, { yaml: 'a: 1e400\n' }],
});
