import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-adds',
	severity: 'note',
	text: '{controller} also does this: {what}.',
	doc: {
		what: 'The controller creates something in front of the balancer that was not there before.',
		why: 'It has an address of its own, and clients can use either.',
		fix: 'Point the DNS name to the new address if clients should use it.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-alb-frontend-nlb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: ['aws-load-balancer-controller also does this: an NLB is made in front of the ALB.'],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
					scheme: 'internet-facing',
				},
			},
		},
	],
});
