import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-remakes',
	severity: 'warning',
	text: '{controller} does not keep the balancer, or its address, as it is: {what}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'ingress-gce does not keep the balancer, or its address, as it is: another balancer is made, with another address, and the old one deleted.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
