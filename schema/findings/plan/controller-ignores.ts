import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-ignores',
	severity: 'note',
	text: '{controller} makes nothing of a part of the change: {what}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
				proxy: { annotations: { 'load-balancer.hetzner.cloud/location': 'fsn1' } },
			},
			to: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
				proxy: { annotations: { 'load-balancer.hetzner.cloud/location': 'nbg1' } },
			},
			texts: [
				'hcloud-cloud-controller-manager makes nothing of a part of the change: load-balancer.hetzner.cloud/location: read when the balancer is made, and never again.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
				proxy: { annotations: { 'load-balancer.hetzner.cloud/location': 'fsn1' } },
			},
			to: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
				proxy: { annotations: { 'load-balancer.hetzner.cloud/location': 'fsn1' } },
			},
		},
	],
});
