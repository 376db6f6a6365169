import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-ignores',
	severity: 'note',
	text: 'A part of the change has no effect on {product}: {text}.',
	doc: {
		what: 'The provider reads a setting only when it creates the balancer, or keeps it when its annotation is removed.',
		why: 'The balancer then differs from what the values say.',
		fix: 'If you need the setting, change it at the provider, or create a new balancer with a second release.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			from: {
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/network-zone': 'eu-central',
					},
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			texts: [
				'A part of the change has no effect on Hetzner Cloud Load Balancer: the location or network zone: changing the annotation later does nothing.',
			],
		},
	],
	neighbours: [
		{
			from: {
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/network-zone': 'eu-central',
					},
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/network-zone': 'eu-central',
					},
				},
			},
		},
		{
			from: {
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/network-zone': 'eu-central',
					},
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
	],
});
