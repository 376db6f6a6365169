import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-everyone-trusted',
	severity: 'warning',
	text: '{trust} holds {everyone}: {header} of anybody is believed, so any client can choose its address. Left out; say who the proxies are in clientIp.trustedIPs.',
	doc: {
		what: 'Everybody is trusted, by choice or by default.',
		why: "Whoever is trusted chooses the address; with recursion the leftmost entry of the header is the client's own word.",
		fix: 'List the proxies in `clientIp.trustedIPs`.',
		source:
			'<https://nginx.org/en/docs/http/ngx_http_realip_module.html>, <https://github.com/kubernetes/ingress-nginx/blob/main/docs/user-guide/nginx-configuration/configmap.md>',
	},
	samples: [
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0,10.0.0.0/8", real_ip_recursive: "on"}',
			said: { loadBalancer: 'generic' },
			texts: [
				'env.trusted_ips holds 0.0.0.0/0 and ::/0: X-Forwarded-For of anybody is believed, so any client can choose its address. Left out; say who the proxies are in clientIp.trustedIPs.',
			],
		},
	],
	neighbours: [],
});
