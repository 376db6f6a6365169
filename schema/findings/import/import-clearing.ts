import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-clearing',
	severity: 'note',
	text: 'The block also removes forged forwarded headers, which the source does not. To keep them, set clientIp.forwardedHeaders to keep.',
	doc: {
		what: 'Under the block Kong removes forwarded headers that nobody trusted has written.',
		why: 'Kong believes `X-Forwarded-Proto` and the like from a trusted peer, and a load balancer passes on those of clients.',
		fix: 'Nothing. To keep the headers, set `clientIp.forwardedHeaders: keep`.',
		source: '[settings.md](settings.md)',
	},
	samples: [
		{
			imported: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Real-IP}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'The block also removes forged forwarded headers, which the source does not. To keep them, set clientIp.forwardedHeaders to keep.',
			],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported:
				'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Real-IP, nginx_proxy_set_by_lua: "$a \\"return 1\\""}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
