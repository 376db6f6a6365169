import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'cdn-strategy',
	severity: 'error',
	text: 'clientIp.cdn {cdn} speaks for the client in a header, so clientIp.strategy {strategy} cannot work. Use auto or httpHeaders.',
	doc: {
		what: 'A CDN is named together with a strategy that cannot see through it.',
		why: 'A CDN hands the client over in an HTTP header only.',
		fix: 'Set `clientIp.strategy` to `auto` or `httpHeaders`.',
		source:
			'<https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx>',
	},
	alone: ['clientIp.cdn', 'clientIp.strategy'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	samples: [
		{
			values: { clientIp: { cdn: 'cloudflare', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } },
			texts: [
				'clientIp.cdn cloudflare speaks for the client in a header, so clientIp.strategy proxyProtocol cannot work. Use auto or httpHeaders.',
			],
		},
	],
	neighbours: [],
});
