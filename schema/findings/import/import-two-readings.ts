import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-two-readings',
	severity: 'error',
	text: '{first}, but {second}. The first means strategy {one}, the second {other}: choose with --strategy{balancer}.{third}',
	doc: {
		what: 'The load balancer and Kong are set up for different strategies, so nothing is written.',
		why: 'One of them does not work as it is. Only you know which one was meant.',
		fix: 'Choose with `--strategy`, or name the load balancer with `--load-balancer`. A proxy outside of the cluster, such as HAProxy in front of MetalLB, is `generic` with `httpHeaders`, or with `proxyProtocol` where it sends PROXY headers.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			imported:
				'proxy:\n  annotations: {networking.gke.io/load-balancer-type: Internal}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}',
			texts: [
				'proxy.http.parameters expects PROXY headers, but gke-passthrough sends none. The first means strategy proxyProtocol, the second externalTrafficPolicy: choose with --strategy, or name the load balancer with --load-balancer.',
			],
		},
		{
			imported:
				'proxy:\n  loadBalancerClass: metallb.io/metallb\n  http: {parameters: [proxy_protocol]}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.10.20.0/24}',
			texts: [
				'proxy.http.parameters expects PROXY headers, but metallb sends none. The first means strategy proxyProtocol, the second externalTrafficPolicy: choose with --strategy, or name the load balancer with --load-balancer. Where a proxy in front of metallb sends them, take --load-balancer generic --strategy proxyProtocol.',
			],
		},
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
			said: {
				loadBalancer: 'aks',
			},
			texts: [
				'env.real_ip_header says X-Forwarded-For, but aks writes no header. The first means strategy httpHeaders, the second externalTrafficPolicy: choose with --strategy. Where a proxy in front of aks writes it, take --load-balancer generic --strategy httpHeaders.',
			],
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
			texts: [
				'env.real_ip_header says X-Forwarded-For, but proxy.externalTrafficPolicy Local keeps the source of packets. The first means strategy httpHeaders, the second externalTrafficPolicy: choose with --strategy, or name the load balancer with --load-balancer.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy:\n  annotations: {networking.gke.io/load-balancer-type: Internal}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}',
			said: {
				strategy: 'externalTrafficPolicy',
			},
		},
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
			said: {
				loadBalancer: 'aws-alb-ip',
			},
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Cluster}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
		},
	],
});
