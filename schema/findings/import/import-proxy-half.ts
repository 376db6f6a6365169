import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-proxy-half',
	severity: 'warning',
	text: 'PROXY is on at one end only: {has}, but {lacks}. The block sets both ends.',
	doc: {
		what: 'The load balancer sends PROXY headers and Kong does not expect them, or the other way round.',
		why: 'A listener that expects the header refuses connections without it. One that does not expect it answers 400.',
		fix: 'Nothing: the block sets both ends. Check that you want PROXY at all.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	samples: [
		{
			imported:
				'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}}\nenv: {trusted_ips: 10.0.0.0/8}',
			texts: [
				'PROXY is on at one end only: the annotation service.beta.kubernetes.io/aws-load-balancer-proxy-protocol makes aws-clb-tcp send PROXY headers, but proxy.http.parameters and proxy.tls.parameters expect none. The block sets both ends.',
			],
		},
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
			said: {
				loadBalancer: 'hetzner',
			},
			texts: [
				'PROXY is on at one end only: proxy.http.parameters expects PROXY headers, but no annotation makes hetzner send them. The block sets both ends.',
			],
		},
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'PROXY is on at one end only: proxy.http.parameters expects PROXY headers, but proxy.tls.parameters expects none. The block sets both ends.',
			],
		},
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'PROXY is on at one end only: proxy.http.parameters expects PROXY headers, but env.real_ip_header is not proxy_protocol. The block sets both ends.',
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
				'proxy:\n  annotations: {load-balancer.hetzner.cloud/uses-proxyprotocol: "true"}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
			said: {
				loadBalancer: 'hetzner',
			},
		},
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
