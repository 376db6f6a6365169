import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'targets-change',
	severity: 'warning',
	text: '{controller} keeps the balancer and its address, but registers {after} instead of {before}. Until these are healthy, requests may fail.',
	doc: {
		what: 'The balancer sends to pods in place of nodes, or to nodes in place of pods.',
		why: 'The new targets get traffic only when their health checks have passed, and the old ones may be gone before that.',
		fix: 'Make the change when there is little traffic, or install a second release beside the first, as the plan shows.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-instance',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
				},
			},
			texts: [
				'aws-load-balancer-controller keeps the balancer and its address, but registers pods instead of nodes. Until these are healthy, requests may fail.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-instance',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-instance',
					scheme: 'internal',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-instance',
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
				},
			},
		},
	],
});
