import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'annotation-value',
	severity: 'warning',
	text: '{value} is no value of this annotation{effect}. Use one of {allowed}.',
	doc: {
		what: 'The annotation has a value that its controller does not know.',
		why: 'It falls back to its default, or takes it for off, without a word.',
		fix: 'Use one of the values that the message lists.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [],
	neighbours: [],
});
