import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'balancer-left',
	severity: 'note',
	text: '{controller} leaves the old balancer running, and nothing deletes it. Delete it yourself once no client uses it.',
	doc: {
		what: 'The controller stops managing the old balancer and does not delete it.',
		why: 'The balancer goes on costing money, and may go on sending traffic.',
		fix: "Delete it in the provider's console once no client uses it.",
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'oci-nlb',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'oci-lb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: [
				'oci-cloud-controller-manager leaves the old balancer running, and nothing deletes it. Delete it yourself once no client uses it.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'oci-nlb',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'oci-nlb',
					scheme: 'internal',
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
					loadBalancer: 'aws-nlb-intree',
				},
			},
		},
	],
});
