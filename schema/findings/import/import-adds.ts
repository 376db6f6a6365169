import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-adds',
	severity: 'note',
	text: 'The {object} gets annotations that the source does not have: {annotations}.',
	doc: {
		what: 'The load balancer needs annotations that the source does not have.',
		why: "The chart writes out what the product, the strategy or the scheme needs, also where it is the product's default.",
		fix: 'Compare them with what the load balancer has now: a different value can change or replace it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}',
			said: {
				loadBalancer: 'aws-nlb-instance',
			},
			texts: [
				'The Service gets annotations that the source does not have: service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance, service.beta.kubernetes.io/aws-load-balancer-scheme: internal, service.beta.kubernetes.io/aws-load-balancer-type: external.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, annotations: {service.beta.kubernetes.io/aws-load-balancer-type: external, service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: instance, service.beta.kubernetes.io/aws-load-balancer-scheme: internal}}',
			said: {
				loadBalancer: 'aws-nlb-instance',
			},
		},
		{
			imported: 'proxy: {externalTrafficPolicy: Local}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
