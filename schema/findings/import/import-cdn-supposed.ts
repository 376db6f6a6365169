import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-cdn-supposed',
	severity: 'note',
	text: '{path} says {header}, which is the header of {cdn}: clientIp.cdn is {cdn}.',
	doc: {
		what: 'A header stands for a CDN that is not the only one to write it.',
		why: 'Cloudflare can send True-Client-IP as well as Akamai.',
		fix: 'Correct `clientIp.cdn` if it is another one.',
		source:
			'<https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/docs/fundamentals/reference/http-headers.mdx>',
	},
	samples: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: True-Client-IP, trusted_ips: 192.0.2.0/24}',
			said: { loadBalancer: 'aks' },
			texts: [
				'env.real_ip_header says True-Client-IP, which is the header of akamai: clientIp.cdn is akamai.',
			],
		},
	],
	neighbours: [],
});
