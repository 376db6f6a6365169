import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-late',
	severity: 'warning',
	text: '{controller} adds a port without its final settings, and corrects them at the next sync of the Service or its nodes: {what}.',
	doc: {
		what: 'The new values add a port, and the controller sets up a part of it only at its next sync.',
		why: 'Until then Kong and the balancer do not agree on that port, so its connections fail or show the wrong address.',
		fix: 'Expect the new port to fail at first. A change of any annotation of the Service starts a sync.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					tls: {
						enabled: false,
					},
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: [
				'openshift/cloud-provider-ibm adds a port without its final settings, and corrects them at the next sync of the Service or its nodes: ports[443].proxyProtocol is 0 at first, then 1.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					tls: {
						enabled: false,
					},
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
				env: {
					log_level: 'debug',
				},
				proxy: {
					tls: {
						enabled: false,
					},
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					strategy: 'none',
				},
				proxy: {
					tls: {
						enabled: false,
					},
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					strategy: 'none',
				},
			},
		},
	],
});
