import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'address-forged',
	severity: 'note',
	forgery: 'anyone',
	text: 'With the new values a client can choose the address that Kong believes, on {ways}. kong-client-ip explain shows how.',
	doc: {
		what: 'The simulator sends a request with forged headers through the new values, and Kong believes the forged address.',
		why: 'Whoever can choose the address gets past rules that rest on it, such as IP restrictions and rate limits.',
		fix: 'List only your proxies in `clientIp.trustedIPs`, and never everybody.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			from: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['0.0.0.0/0'],
					allowTrustEveryone: true,
				},
			},
			texts: [
				'With the new values a client can choose the address that Kong believes, on port 80 by IPv4, port 443 by IPv4. kong-client-ip explain shows how.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/8'],
				},
			},
		},
	],
});
