import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'entrance-moves',
	severity: 'warning',
	text: 'The entrance for clients changes from {before} to {after}, and its address with it.',
	doc: {
		what: 'The new values let clients in through another kind of object, or another type of Service.',
		why: 'Each kind has a balancer and an address of its own. Kubernetes gives the old ones up.',
		fix: 'Point the DNS name to the new address, or install a second release first and move the name to it, as the plan shows.',
		source: '<https://github.com/kubernetes/cloud-provider/blob/v0.34.0/controllers/service/controller.go>',
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
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: [
				'The entrance for clients changes from Service of type LoadBalancer to Ingress, and its address with it.',
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
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
	],
});
