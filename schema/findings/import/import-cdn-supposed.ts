import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-cdn-supposed',
	severity: 'note',
	text: '{path} says {header}, which is the header of {cdn}, so the block has clientIp.cdn {cdn}. Change it if another CDN writes this header.',
	doc: {
		what: 'The header belongs to a CDN, but other CDNs can write it too.',
		why: 'Cloudflare, for instance, can send True-Client-IP as Akamai does. The CDN decides which ranges are trusted.',
		fix: 'Correct `clientIp.cdn` if another CDN is in front.',
		source:
			'<https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx>',
	},
	samples: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: True-Client-IP, trusted_ips: 192.0.2.0/24}',
			said: {
				loadBalancer: 'aks',
			},
			texts: [
				'env.real_ip_header says True-Client-IP, which is the header of akamai, so the block has clientIp.cdn akamai. Change it if another CDN writes this header.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: CF-Connecting-IP, trusted_ips: 192.0.2.0/24}',
			said: {
				loadBalancer: 'aks',
			},
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 192.0.2.0/24}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
