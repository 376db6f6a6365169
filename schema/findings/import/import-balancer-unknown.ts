import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-balancer-unknown',
	severity: 'warning',
	text: 'The source does not say which load balancer it has{why}, so the block says generic.{likely} Name it with --load-balancer.',
	doc: {
		what: 'The class and the annotations of the source do not say which load balancer it has.',
		why: 'The block then says `generic`, which sets no annotation and checks nothing that is special to a product.',
		fix: 'Name the load balancer with `--load-balancer`, or name `generic` if it is not in the list.',
		source: '[load-balancers.md](load-balancers.md)',
	},
	samples: [
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}\nproxy: {type: NodePort}',
			texts: [
				'The source does not say which load balancer it has, so the block says generic. Likely: nodeport-f5, nodeport-haproxy. Name it with --load-balancer.',
			],
		},
		{
			chart: 'ingress-nginx',
			imported:
				'controller:\n  service: {annotations: {service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol: "true"}}\n  config: {use-proxy-protocol: "true", proxy-real-ip-cidr: 10.0.0.0/8}',
			texts: [
				'The source does not say which load balancer it has (the annotations alone do not tell), so the block says generic. Likely: digitalocean-regional. Name it with --load-balancer.',
			],
		},
		{
			imported: 'proxy: {type: ClusterIP}',
			texts: [
				'The source does not say which load balancer it has, so the block says generic. Name it with --load-balancer.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}\nproxy: {type: NodePort}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, annotations: {networking.gke.io/load-balancer-type: Internal}}',
		},
	],
});
