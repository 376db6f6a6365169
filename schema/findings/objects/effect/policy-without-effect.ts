import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'policy-without-effect',
	severity: 'warning',
	text: 'Traffic policy Local does nothing here: {why}. Remove it.',
	doc: {
		what: 'Traffic policy `Local` does nothing here.',
		why: 'The balancer does not go through kube-proxy.',
		fix: 'Remove it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [],
	neighbours: [],
});
