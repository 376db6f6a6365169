import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-everyone-trusted',
	severity: 'warning',
	forgery: 'some',
	text: '{trust} holds {everyone}: {header} is believed from anybody, so any client can choose its address. It is left out. List your proxies in clientIp.trustedIPs.',
	doc: {
		what: 'The source trusts everybody, by choice or by default.',
		why: 'Whoever is trusted chooses the address. With recursion, Kong then takes the leftmost entry of the header, which the client itself can write.',
		fix: 'List the proxies in `clientIp.trustedIPs`.',
		source:
			'<https://nginx.org/en/docs/http/ngx_http_realip_module.html>, <https://github.com/kubernetes/ingress-nginx/blob/main/docs/user-guide/nginx-configuration/configmap.md>',
	},
	samples: [
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0,10.0.0.0/8", real_ip_recursive: "on"}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'env.trusted_ips holds 0.0.0.0/0 and ::/0: X-Forwarded-For is believed from anybody, so any client can choose its address. It is left out. List your proxies in clientIp.trustedIPs.',
			],
		},
		{
			chart: 'ingress-nginx',
			imported: 'controller: {config: {use-forwarded-headers: "true"}}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'controller.config.proxy-real-ip-cidr (by default) holds 0.0.0.0/0: X-Forwarded-For is believed from anybody, so any client can choose its address. It is left out. List your proxies in clientIp.trustedIPs.',
			],
		},
	],
	neighbours: [
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0", real_ip_recursive: "off"}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
