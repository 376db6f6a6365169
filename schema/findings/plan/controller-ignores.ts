import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-ignores',
	severity: 'note',
	text: '{controller} ignores a part of the change: {what}.',
	doc: {
		what: 'The controller does not apply a part of the change to a balancer that exists.',
		why: 'The balancer then differs from what the values say. The address of clients does not depend on this part.',
		fix: 'If you need the setting, change it at the provider, or create a new balancer with a second release.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/location': 'fsn1',
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
						'load-balancer.hetzner.cloud/location': 'nbg1',
					},
				},
			},
			texts: [
				'hcloud-cloud-controller-manager ignores a part of the change: load-balancer.hetzner.cloud/location: read only when the balancer is made.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/algorithm-type': 'round_robin',
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
						'load-balancer.hetzner.cloud/algorithm-type': 'least_connections',
					},
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/location': 'fsn1',
					},
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'hetzner',
					trustedIPs: ['10.0.0.0/16'],
				},
				env: {
					log_level: 'debug',
				},
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/location': 'fsn1',
					},
				},
			},
		},
	],
});
