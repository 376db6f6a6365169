import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'balancer-assumed',
	severity: 'note',
	text: '{what}',
	doc: {
		what: 'Something was taken for granted, since nothing says otherwise.',
		why: 'A balancer that is configured elsewhere, or addresses that no manifest shows.',
		fix: 'Compare it with what is true, or say it by the options of `check`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [],
	neighbours: [],
});
