import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'annotation-harmful',
	severity: 'warning',
	text: 'On {product} this annotation does harm: {why}. Remove it.',
	doc: {
		what: 'The annotation breaks something on this product.',
		why: 'The message says what.',
		fix: 'Remove it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [],
	neighbours: [],
});
