import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'family-untrusted',
	severity: 'warning',
	text: 'proxy.ipFamilies has {family}, but clientIp.trustedIPs has no {family} range: clients that come that way keep the address of the proxy. Add one.',
	doc: {
		what: 'Kong listens on an address family in which nobody is trusted.',
		why: 'Clients that come that way keep the address of the proxy.',
		fix: 'Add a range of that family to `clientIp.trustedIPs`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'clientIp.trustedIPs',
		'clientIp.httpHeaders.recursive',
		'proxy.ipFamilies',
	],
	samples: [
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { ipFamilies: ['IPv4', 'IPv6'] },
			},
			texts: [
				'proxy.ipFamilies has IPv6, but clientIp.trustedIPs has no IPv6 range: clients that come that way keep the address of the proxy. Add one.',
			],
		},
	],
	neighbours: [],
});
