import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'front-gone',
	severity: 'warning',
	text: '{controller} deletes the {product} in front, and with it the address that clients use.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aws-alb-frontend-nlb', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'aws-load-balancer-controller deletes the nlb in front, and with it the address that clients use.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'aws-alb-frontend-nlb', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'aws-alb-frontend-nlb', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
