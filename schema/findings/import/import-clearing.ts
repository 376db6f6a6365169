import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-clearing',
	severity: 'note',
	text: 'The block also removes forged forwarded headers, which the source left alone; for the old way set clientIp.forwardedHeaders keep.',
	doc: {
		what: 'Forged forwarded headers will be removed.',
		why: "A trusted peer's `X-Forwarded-Proto` and the like are believed, and a balancer passes on those of clients.",
		fix: 'Nothing; for the old way set `clientIp.forwardedHeaders: keep`.',
		source: '[settings.md](settings.md)',
	},
	samples: [
		{
			imported: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Real-IP}',
			said: { loadBalancer: 'generic' },
			texts: [
				'The block also removes forged forwarded headers, which the source left alone; for the old way set clientIp.forwardedHeaders keep.',
			],
		},
	],
	neighbours: [],
});
