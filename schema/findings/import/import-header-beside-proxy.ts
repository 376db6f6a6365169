import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-header-beside-proxy',
	severity: 'warning',
	text: '{path} says {header}, but both ends use PROXY, so the address in the PROXY header is ignored. The block reads it.',
	doc: {
		what: 'The load balancer sends PROXY headers and Kong expects them, but Kong reads the address from another header.',
		why: 'The address in the PROXY header, which is the right one, is ignored.',
		fix: 'Nothing: the block reads the PROXY header.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			imported:
				'proxy:\n  annotations: {service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}\nenv: {real_ip_header: X-Real-IP, trusted_ips: 10.0.0.0/8}',
			texts: [
				'env.real_ip_header says X-Real-IP, but both ends use PROXY, so the address in the PROXY header is ignored. The block reads it.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy:\n  annotations: {service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
		},
		{
			imported:
				'proxy:\n  annotations: {service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}\nenv: {real_ip_header: X-Real-IP, trusted_ips: 10.0.0.0/8}',
			said: {
				strategy: 'proxyProtocol',
			},
		},
	],
});
