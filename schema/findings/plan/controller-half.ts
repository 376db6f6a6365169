import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-half',
	severity: 'note',
	text: 'Before it reports the error, {controller} has already changed this: {what}.',
	doc: {
		what: 'The controller makes a part of the change and then stops with an error.',
		why: 'The balancer is then neither as before nor as the new values want it.',
		fix: 'Do not try this upgrade in place. If you have, upgrade back to the old values and look at the balancer.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'alibaba-clb',
					strategy: 'externalTrafficPolicy',
					scheme: 'internet-facing',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'alibaba-clb',
					trustedIPs: ['10.0.0.0/16'],
					strategy: 'proxyProtocol',
					scheme: 'internal',
				},
			},
			texts: [
				'Before it reports the error, cloud-provider-alibaba-cloud has already changed this: ports[80].proxyProtocol: 0 -> 2; ports[443].proxyProtocol: 0 -> 2.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'alibaba-clb',
					trustedIPs: ['10.0.0.0/16'],
					strategy: 'proxyProtocol',
					scheme: 'internet-facing',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'alibaba-clb',
					trustedIPs: ['10.0.0.0/16'],
					strategy: 'proxyProtocol',
					scheme: 'internal',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'alibaba-clb',
					strategy: 'externalTrafficPolicy',
					scheme: 'internal',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'alibaba-clb',
					trustedIPs: ['10.0.0.0/16'],
					strategy: 'proxyProtocol',
					scheme: 'internal',
				},
			},
		},
	],
});
