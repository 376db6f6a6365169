import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-changes',
	severity: 'warning',
	text: 'The {kind} goes from class {before} to {after}: another class may be served by another controller, at another address.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aws-eks-auto-alb', trustedIPs: ['10.0.0.0/16'] } },
			to: {
				clientIp: { loadBalancer: 'aws-eks-auto-alb', trustedIPs: ['10.0.0.0/16'] },
				proxy: { ingress: { ingressClassName: 'other' } },
			},
			texts: [
				'The Ingress goes from class kong to other: another class may be served by another controller, at another address.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'aws-eks-auto-alb', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'aws-eks-auto-alb', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
