import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'trust-everyone-forgeable',
	severity: 'error',
	text: 'clientIp.trustedIPs holds {everyone}: with recursion, Kong would believe the leftmost entry of {header}, which any client can write. List the proxies only, or set clientIp.allowTrustEveryone.',
	doc: {
		what: 'Everybody is trusted, with recursion, in header mode.',
		why: 'nginx walks the list to the left past trusted entries; with all trusted it takes the leftmost, which the client wrote.',
		fix: 'List the proxies only. `clientIp.allowTrustEveryone` overrides this for gateways that nobody else can reach.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: ['clientIp.strategy'],
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'clientIp.trustedIPs',
		'clientIp.httpHeaders.recursive',
		'clientIp.allowTrustEveryone',
	],
	samples: [
		{
			values: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['0.0.0.0/0', '::/0'] } },
			texts: [
				'clientIp.trustedIPs holds 0.0.0.0/0 and ::/0: with recursion, Kong would believe the leftmost entry of X-Forwarded-For, which any client can write. List the proxies only, or set clientIp.allowTrustEveryone.',
			],
		},
	],
	neighbours: [],
});
