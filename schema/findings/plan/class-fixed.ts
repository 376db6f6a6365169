import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'class-fixed',
	severity: 'error',
	text: 'Kubernetes does not let the loadBalancerClass of a Service of type LoadBalancer change: {before} cannot become {after}.',
	doc: {
		what: 'The new values need another `loadBalancerClass` than the Service has.',
		why: 'Kubernetes refuses the change, so the upgrade fails.',
		fix: 'Install a second release beside the first, as the plan shows, or uninstall the first one.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class>',
	},
	samples: [
		{
			from: {},
			to: {
				clientIp: {
					loadBalancer: 'aws-eks-auto-nlb',
				},
			},
			texts: [
				'Kubernetes does not let the loadBalancerClass of a Service of type LoadBalancer change: none cannot become eks.amazonaws.com/nlb.',
			],
		},
	],
	neighbours: [
		{
			from: {},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
			},
		},
		{
			from: {},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'aws-eks-auto-nlb',
				},
			},
		},
		{
			from: {},
			to: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
	],
});
