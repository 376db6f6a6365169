import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'class-fixed',
	severity: 'error',
	text: 'Kubernetes keeps the loadBalancerClass of a Service of type LoadBalancer: {before} cannot become {after}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: {},
			to: { clientIp: { loadBalancer: 'aws-eks-auto-nlb' } },
			texts: [
				'Kubernetes keeps the loadBalancerClass of a Service of type LoadBalancer: none cannot become eks.amazonaws.com/nlb.',
			],
		},
	],
	neighbours: [{ from: {}, to: {} }],
});
