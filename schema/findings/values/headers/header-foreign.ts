import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'header-foreign',
	severity: 'error',
	text: '{loadBalancer} writes the client into {writes}, not into {name}: whoever calls it could choose the address. Remove clientIp.httpHeaders.name; or, where a CDN or proxy in front writes {name}, let only that reach the balancer and set clientIp.cdnOnly.',
	doc: {
		what: 'Kong reads a header that the load balancer does not write.',
		why: 'The balancer passes it on as it came, and it is a trusted peer: so Kong believes what the client wrote there.',
		fix: 'Remove `clientIp.httpHeaders.name`. Where a CDN or proxy in front of the balancer writes that header, let nobody else reach the balancer, and say so with `clientIp.cdnOnly: true`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html#real_ip_header>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.httpHeaders.name'],
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'clientIp.cdnOnly',
	],
	saidBy: 'header-name',
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['10.0.0.0/16'],
					httpHeaders: { name: 'X-Real-IP' },
				},
			},
			texts: [
				'aws-alb-ip writes the client into X-Forwarded-For, not into X-Real-IP: whoever calls it could choose the address. Remove clientIp.httpHeaders.name; or, where a CDN or proxy in front writes X-Real-IP, let only that reach the balancer and set clientIp.cdnOnly.',
			],
		},
	],
	neighbours: [],
});
