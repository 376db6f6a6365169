import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-changes',
	severity: 'warning',
	text: 'The class of the {kind} changes from {before} to {after}: another controller may serve it, at another address.',
	doc: {
		what: 'The Ingress or Gateway gets another class.',
		why: 'A class belongs to one controller, which makes the balancer. With another one, the address usually changes.',
		fix: 'Point the DNS name to the new address, or install a second release first and move the name to it, as the plan shows.',
		source:
			'<https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class>, <https://gateway-api.sigs.k8s.io/api-types/gatewayclass/>',
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
				},
				proxy: {
					ingress: {
						ingressClassName: 'other',
					},
				},
			},
			texts: [
				'The class of the Ingress changes from kong to other: another controller may serve it, at another address.',
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
				},
				proxy: {
					ingress: {
						annotations: {
							'example.com/a': 'b',
						},
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
				},
				proxy: {
					ingress: {
						ingressClassName: 'other',
					},
				},
			},
		},
	],
});
