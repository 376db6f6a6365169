import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'entrance-moves',
	severity: 'warning',
	text: 'Clients come in by {after} in place of {before}: at another address.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aws-nlb-ip' } },
			to: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } },
			texts: ['Clients come in by Ingress in place of Service of type LoadBalancer: at another address.'],
		},
	],
	neighbours: [
		{ from: { clientIp: { loadBalancer: 'aws-nlb-ip' } }, to: { clientIp: { loadBalancer: 'aws-nlb-ip' } } },
	],
});
