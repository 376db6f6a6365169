import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-remakes',
	severity: 'warning',
	text: '{controller} replaces the balancer, or gives it another address: {what}.',
	doc: {
		what: 'The controller cannot make this change on the balancer that exists, so it deletes it and makes another one, or moves it to another address.',
		why: 'The address changes, and clients reach nothing until the DNS name has followed.',
		fix: 'Point the DNS name to the new address, or install a second release first and move the name to it, as the plan shows.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9/32'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'gke-alb-internal',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: [
				'ingress-gce replaces the balancer, or gives it another address: another balancer is made, with another address, and the old one deleted.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9/32'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9/32'],
				},
				env: {
					log_level: 'debug',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9/32'],
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'gke-alb-internal',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
	],
});
