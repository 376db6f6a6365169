import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-balancer-unknown',
	severity: 'warning',
	text: 'Nothing here says which load balancer it is{why}, so it is generic. Likely: {ids}. Say it with --load-balancer.',
	doc: {
		what: 'Class and annotations do not say which load balancer it is.',
		why: 'The block takes `generic`, which sets no annotation and knows no trap of a product.',
		fix: 'Name it with `--load-balancer`; `generic` says that it is none of the list.',
		source: '[load-balancers.md](load-balancers.md)',
	},
	samples: [
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}\nproxy: {type: NodePort}',
			texts: [
				'Nothing here says which load balancer it is, so it is generic. Likely: nodeport-f5, nodeport-haproxy. Say it with --load-balancer.',
			],
		},
		{
			chart: 'ingress-nginx',
			imported:
				'controller:\n  service: {annotations: {service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol: "true"}}\n  config: {use-proxy-protocol: "true", proxy-real-ip-cidr: 10.0.0.0/8}',
			texts: [
				'Nothing here says which load balancer it is (its annotations alone do not tell), so it is generic. Likely: digitalocean-regional. Say it with --load-balancer.',
			],
		},
	],
	neighbours: [],
});
