import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-hands-over',
	severity: 'warning',
	text: '{controller} {fate}, and {next} makes another one with another address.',
	doc: {
		what: 'Another controller is responsible for the Service or Ingress under the new values.',
		why: 'Controllers do not take over the balancers of others: a new one is made, with a new address.',
		fix: 'Point the DNS name to the new address, or install a second release first and move the name to it, as the plan shows.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
			},
			texts: [
				'aws-load-balancer-controller deletes the balancer at once, and cloud-provider-aws makes another one with another address.',
			],
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
				},
			},
			texts: [
				'cloud-provider-aws leaves the balancer running, and aws-load-balancer-controller makes another one with another address.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-instance',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
			},
		},
	],
});
