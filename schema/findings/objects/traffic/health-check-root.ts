import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'health-check-root',
	severity: 'warning',
	text: 'Nothing says what the health check of {product} asks, so it asks / and Kong answers 404 there unless a route does otherwise. Set {settings}.',
	doc: {
		what: 'Nothing says what the health check of an HTTP balancer asks.',
		why: 'It asks `/` and wants 200; Kong answers 404 without a route.',
		fix: 'Point it at the status port, or accept 404, by the annotations that the message names.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [],
	neighbours: [],
});
