import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-adds',
	severity: 'note',
	text: '{controller}: {what}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'aws-alb-frontend-nlb', trustedIPs: ['10.0.0.0/16'] } },
			texts: ['aws-load-balancer-controller: an NLB is made in front of the ALB.'],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
