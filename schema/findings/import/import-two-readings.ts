import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-two-readings',
	severity: 'error',
	text: '{first}; but {second}. That is strategy {one} or strategy {other}: say which with --strategy{balancer}.',
	doc: {
		what: 'The two ends of the source mean different strategies, so nothing is written.',
		why: 'One of them does not work as it is; which one was meant, only you know.',
		fix: 'Say it with `--strategy`, or the load balancer with `--load-balancer`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			imported:
				'proxy:\n  annotations: {networking.gke.io/load-balancer-type: Internal}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}',
			texts: [
				'proxy.http.parameters expects PROXY headers; but gke-passthrough sends none. That is strategy proxyProtocol or strategy externalTrafficPolicy: say which with --strategy, or the load balancer with --load-balancer.',
			],
		},
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
			said: { loadBalancer: 'aks' },
			texts: [
				'env.real_ip_header says X-Forwarded-For; but aks writes no header. That is strategy httpHeaders or strategy externalTrafficPolicy: say which with --strategy.',
			],
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
			texts: [
				'env.real_ip_header says X-Forwarded-For; but proxy.externalTrafficPolicy Local keeps the source of packets. That is strategy httpHeaders or strategy externalTrafficPolicy: say which with --strategy, or the load balancer with --load-balancer.',
			],
		},
	],
	neighbours: [],
});
