import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-late',
	severity: 'warning',
	text: '{controller} adds the port without it, and sets it at the next sync of the Service or of its nodes: {what}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: {
				clientIp: { loadBalancer: 'ibm-vpc-alb', trustedIPs: ['10.0.0.0/16'] },
				proxy: { tls: { enabled: false } },
			},
			to: { clientIp: { loadBalancer: 'ibm-vpc-alb', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'openshift/cloud-provider-ibm adds the port without it, and sets it at the next sync of the Service or of its nodes: ports[443].proxyProtocol: stays 0, a new balancer would have 1.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: { loadBalancer: 'ibm-vpc-alb', trustedIPs: ['10.0.0.0/16'] },
				proxy: { tls: { enabled: false } },
			},
			to: {
				clientIp: { loadBalancer: 'ibm-vpc-alb', trustedIPs: ['10.0.0.0/16'] },
				proxy: { tls: { enabled: false } },
			},
		},
	],
});
