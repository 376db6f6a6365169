import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-header-unwritten',
	severity: 'warning',
	text: '{path} says {header}, but {loadBalancer} writes no header{trust}: what arrives there is what a client wrote. The block leaves it to the packet, strategy externalTrafficPolicy.',
	doc: {
		what: 'A header is read that the load balancer does not write, from everybody or nobody.',
		why: 'What arrives in it is what the client wrote. The packet keeps the address already.',
		fix: 'Nothing, unless a proxy in front writes it: then `--strategy httpHeaders`, or `clientIp.cdn`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
			said: { loadBalancer: 'gke-passthrough' },
			texts: [
				'env.real_ip_header says X-Forwarded-For, but gke-passthrough writes no header, and env.trusted_ips holds everybody: what arrives there is what a client wrote. The block leaves it to the packet, strategy externalTrafficPolicy.',
			],
		},
	],
	neighbours: [],
});
