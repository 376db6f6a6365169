import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'env-owned',
	severity: 'error',
	text: 'env.{key} would fight with clientIp, which sets {variable} itself. Remove it; use {instead}.',
	doc: {
		what: 'The setting follows from `clientIp`.',
		why: 'Two owners of one setting end in one end of the wire that the other does not match.',
		fix: 'Remove it and use the key that the message names.',
		source: '[settings.md](settings.md)',
	},
	alone: ['clientIp.strategy'],
	blamesKey: true,
	onImport: 'gives way',
	samples: [
		{
			values: { env: { nginx_proxy_real_ip_recursive: true } },
			texts: [
				'env.nginx_proxy_real_ip_recursive would fight with clientIp, which sets KONG_NGINX_PROXY_REAL_IP_RECURSIVE itself. Remove it; use clientIp.httpHeaders.recursive.',
			],
		},
	],
	neighbours: [],
});
