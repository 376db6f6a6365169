import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-header-beside-proxy',
	severity: 'warning',
	text: '{path} says {header}, but both ends speak PROXY, so the address in the PROXY header was lost. The block reads it.',
	doc: {
		what: 'Both ends speak PROXY, but Kong reads another header.',
		why: 'The address in the PROXY header is then not used.',
		fix: 'Nothing: the block reads it.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			imported:
				'proxy:\n  annotations: {service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}\nenv: {real_ip_header: X-Real-IP, trusted_ips: 10.0.0.0/8}',
			texts: [
				'env.real_ip_header says X-Real-IP, but both ends speak PROXY, so the address in the PROXY header was lost. The block reads it.',
			],
		},
	],
	neighbours: [],
});
