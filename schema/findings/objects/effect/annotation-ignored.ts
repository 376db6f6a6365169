import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'annotation-ignored',
	severity: 'warning',
	text: '{product} ignores this annotation{instead}.',
	doc: {
		what: "The product's controller ignores the annotation.",
		why: 'It belongs to another product, controller or kind of object.',
		fix: 'Use the one that the message names, or remove it.',
		source: '<https://github.com/kubernetes/kubernetes/issues/101608>',
	},
	samples: [],
	neighbours: [],
});
