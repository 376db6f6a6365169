import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'product-changes',
	severity: 'warning',
	text: 'The load balancer changes from {before} to {after}. No source in the catalogue says whether the new one takes over the old one: expect another address, and a break in between.',
	doc: {
		what: 'The new values name another load balancer, made by another controller.',
		why: 'Controllers rarely take over what others made: the old balancer is deleted or left behind, and a new one gets a new address.',
		fix: 'Install a second release beside the first, and move the DNS name to its address, as the plan shows.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aks',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: [
				'The load balancer changes from Azure Standard Load Balancer to Hetzner Cloud Load Balancer. No source in the catalogue says whether the new one takes over the old one: expect another address, and a break in between.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aks',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aks',
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
					loadBalancer: 'aws-nlb-instance',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'aks',
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
	],
});
