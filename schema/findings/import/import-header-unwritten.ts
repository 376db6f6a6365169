import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-header-unwritten',
	severity: 'warning',
	forgery: 'anyone',
	text: '{path} says {header}, but {loadBalancer} writes no header{trust}: the header is what a client wrote. The block reads the address from the packet, with strategy externalTrafficPolicy.',
	doc: {
		what: 'The source reads a header that the load balancer does not write, and trusts everybody or nobody.',
		why: 'The header is then what a client wrote, while the packet has the right address.',
		fix: 'Nothing, unless a proxy in front writes the header: then use `--strategy httpHeaders`, or set `clientIp.cdn`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
			said: {
				loadBalancer: 'gke-passthrough',
			},
			texts: [
				'env.real_ip_header says X-Forwarded-For, but gke-passthrough writes no header, and env.trusted_ips trusts everybody: the header is what a client wrote. The block reads the address from the packet, with strategy externalTrafficPolicy.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
			said: {
				loadBalancer: 'gke-passthrough',
			},
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
			said: {
				loadBalancer: 'gke-passthrough',
				strategy: 'httpHeaders',
			},
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Cluster}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
			said: {
				loadBalancer: 'gke-passthrough',
			},
		},
	],
});
