import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-replaces',
	severity: 'warning',
	text: '{product} is replaced, and its address changes: {text}.',
	doc: {
		what: 'The provider cannot change this setting on a balancer that exists, so it creates another one and deletes the old one.',
		why: 'The address changes, and clients reach nothing until the DNS name has followed.',
		fix: 'Point the DNS name to the new address, or install a second release first and move the name to it, as the plan shows.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-eks-auto-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-eks-auto-alb',
					trustedIPs: ['10.0.0.0/16'],
					scheme: 'internal',
				},
			},
			texts: [
				'AWS Application Load Balancer, EKS Auto Mode is replaced, and its address changes: the scheme: changing it replaces the ALB.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-eks-auto-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-eks-auto-alb',
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
					loadBalancer: 'aws-eks-auto-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'aws-eks-auto-alb',
					trustedIPs: ['10.0.0.0/16'],
					scheme: 'internal',
				},
			},
		},
	],
});
