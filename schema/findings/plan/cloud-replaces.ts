import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-replaces',
	severity: 'warning',
	text: '{product} makes another balancer, with another address: {text}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aws-eks-auto-alb', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'aws-eks-auto-alb', trustedIPs: ['10.0.0.0/16'], scheme: 'internal' } },
			texts: [
				'AWS Application Load Balancer, EKS Auto Mode makes another balancer, with another address: the scheme: changing it replaces the ALB.',
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
