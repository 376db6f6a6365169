import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'front-gone',
	severity: 'warning',
	text: '{controller} deletes the {product} in front, and with it the address that clients use.',
	doc: {
		what: 'The balancer stays, but the one in front of it, which clients call, is deleted.',
		why: 'Clients reach nothing until the DNS name leads to the balancer that stays.',
		fix: 'Point the DNS name to the balancer that stays before the upgrade.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-alb-frontend-nlb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: [
				'aws-load-balancer-controller deletes the nlb in front, and with it the address that clients use.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-alb-frontend-nlb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-alb-frontend-nlb',
					trustedIPs: ['10.0.0.0/16'],
					httpHeaders: {
						recursive: false,
					},
				},
			},
		},
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
		},
	],
});
