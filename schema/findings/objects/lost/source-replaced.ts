import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'source-replaced',
	severity: 'error',
	text: '{product} opens connections of its own, so Kong takes the load balancer (or a node) for the client. {fix}',
	doc: {
		what: 'The balancer opens connections of its own.',
		why: 'Its packets carry its address whatever the traffic policy is.',
		fix: 'Switch on what the message names: source preservation, or PROXY on both ends.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [],
	neighbours: [],
});
