import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-half',
	severity: 'note',
	text: 'Before it gives up, {controller} changes this: {what}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
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
				'Before it gives up, cloud-provider-alibaba-cloud changes this: ports[80].proxyProtocol: 0 -> 2; ports[443].proxyProtocol: 0 -> 2.',
			],
		},
	],
	neighbours: [
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
					strategy: 'externalTrafficPolicy',
					scheme: 'internet-facing',
				},
			},
		},
	],
});
