import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'trust-grows',
	severity: 'note',
	text: 'Newly trusted: {ranges}. Send no traffic through proxies there before every pod of Kong has been replaced: older pods mistake such a proxy for the client.',
	doc: {
		what: 'The new values trust addresses that the old ones do not.',
		why: 'A pod with the old settings does not believe what a proxy there says, and takes the address of the proxy for that of the client.',
		fix: 'Upgrade first, wait until all pods are new, and then let the proxies send to Kong.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
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
					trustedIPs: ['10.0.0.0/16', '10.1.0.0/16'],
				},
			},
			texts: [
				'Newly trusted: 10.1.0.0/16. Send no traffic through proxies there before every pod of Kong has been replaced: older pods mistake such a proxy for the client.',
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
					trustedIPs: ['10.0.1.0/24'],
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
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/16', '10.1.0.0/16'],
				},
			},
		},
	],
});
