import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'cdn-open-balancer',
	severity: 'error',
	text: 'clientIp.cdn {cdn} behind {loadBalancer}: the balancer hides the CDN, so anyone who calls it directly can forge {header}. {remedy}, or use a pass-through balancer.',
	doc: {
		what: 'A CDN stands before a balancer that hides who calls it.',
		why: "Kong's peer is the balancer for everybody, so whoever calls the balancer without the CDN writes the header himself and is believed.",
		fix: "Put the CDN's ranges where the message says; or close the balancer by a rule outside the chart and say so by `clientIp.cdnOnly`; or use a pass-through balancer ([cdns.md](cdns.md)).",
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.type',
		'proxy.externalTrafficPolicy',
		'clientIp.cdnOnly',
		'proxy.loadBalancerSourceRanges',
	],
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/8'] } },
			texts: [
				'clientIp.cdn cloudflare behind aws-clb-tcp: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. Put the ranges of the CDN (https://www.cloudflare.com/ips) into proxy.loadBalancerSourceRanges, or set clientIp.cdnOnly where another rule lets in nobody else, or use a pass-through balancer.',
			],
		},
	],
	neighbours: [],
});
