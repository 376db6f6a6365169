import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'trust-shrinks',
	severity: 'note',
	text: 'No longer trusted: {ranges}, except addresses that are in the new ranges. Stop sending through proxies there before the upgrade: newer pods mistake such a proxy for the client.',
	doc: {
		what: 'The old values trust addresses that the new ones do not.',
		why: 'A pod with the new settings does not believe what a proxy there says, and takes the address of the proxy for that of the client.',
		fix: 'Take the proxies there out of use first, and then upgrade.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			from: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/15'],
				},
			},
			to: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: [
				'No longer trusted: 10.0.0.0/15, except addresses that are in the new ranges. Stop sending through proxies there before the upgrade: newer pods mistake such a proxy for the client.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/15'],
				},
			},
		},
		{
			from: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.1.0.0/16'],
				},
			},
		},
		{
			from: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/15'],
				},
			},
			to: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
	],
});
