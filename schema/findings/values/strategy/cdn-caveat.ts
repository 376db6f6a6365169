import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'cdn-caveat',
	severity: 'warning',
	text: 'clientIp.cdn {cdn}: {caveat}',
	doc: {
		what: 'The CDN has a condition that values cannot prove.',
		why: 'Some CDNs pass on a header that the client wrote, unless they are told otherwise.',
		fix: 'Do in the CDN what the message says.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	samples: [
		{
			values: { clientIp: { cdn: 'fastly', trustedIPs: ['10.0.0.0/8'] } },
			texts: [
				'clientIp.cdn fastly: Fastly passes on a Fastly-Client-IP that the client sent, unless your VCL overwrites it: set req.http.Fastly-Client-IP from client.ip.',
			],
		},
	],
	neighbours: [],
});
