import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'balancer-unknown',
	severity: 'note',
	text: 'Nothing says which load balancer stands in front of {service}: taken for one that {assumed}. Name it with --load-balancer.',
	doc: {
		what: 'Nothing says which product stands in front.',
		why: 'The same manifests work with one and fail with another.',
		fix: 'Name it with `--load-balancer`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [],
	neighbours: [],
});
