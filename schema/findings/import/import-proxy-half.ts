import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-proxy-half',
	severity: 'warning',
	text: 'PROXY stands on one end only: {has}, but {lacks}. The block sets both ends.',
	doc: {
		what: 'One end speaks PROXY and the other does not.',
		why: 'Listeners that expect a header refuse connections without one; those that do not expect it answer 400.',
		fix: 'Nothing: the block sets both ends. Look whether PROXY was meant at all.',
		source: '<https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt>',
	},
	samples: [
		{
			imported:
				'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"}}\nenv: {trusted_ips: 10.0.0.0/8}',
			texts: [
				'PROXY stands on one end only: the annotation service.beta.kubernetes.io/aws-load-balancer-proxy-protocol makes aws-clb-tcp send PROXY headers, but proxy.http.parameters and proxy.tls.parameters expect none. The block sets both ends.',
			],
		},
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
			said: { loadBalancer: 'hetzner' },
			texts: [
				'PROXY stands on one end only: proxy.http.parameters expects PROXY headers, but no annotation makes hetzner send them. The block sets both ends.',
			],
		},
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
			said: { loadBalancer: 'generic' },
			texts: [
				'PROXY stands on one end only: proxy.http.parameters expects PROXY headers, but proxy.tls.parameters expects none. The block sets both ends.',
			],
		},
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8}',
			said: { loadBalancer: 'generic' },
			texts: [
				'PROXY stands on one end only: proxy.http.parameters expects PROXY headers, but env.real_ip_header is not proxy_protocol. The block sets both ends.',
			],
		},
	],
	neighbours: [],
});
