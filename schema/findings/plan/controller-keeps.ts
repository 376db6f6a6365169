import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-keeps',
	severity: 'error',
	text: '{controller} does not change this on a balancer that exists, not even at a later sync: {what}.',
	doc: {
		what: 'The controller leaves a setting on which the client address depends as it is.',
		why: 'Kong and the balancer would no longer agree, or the balancer stays on the wrong network.',
		fix: 'Install a second release beside the first, as the plan shows, or uninstall the first one.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
					scheme: 'internal',
				},
			},
			texts: [
				'cloud-provider-aws does not change this on a balancer that exists, not even at a later sync: scheme: stays "internet-facing", a new balancer would have "internal".',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
				proxy: {
					annotations: {
						'service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled': 'true',
					},
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
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
					scheme: 'internal',
				},
			},
		},
	],
});
