import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-ignores',
	severity: 'note',
	text: '{product}: {text}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { proxy: { annotations: { 'load-balancer.hetzner.cloud/network-zone': 'eu-central' } } },
			to: { clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'Hetzner Cloud Load Balancer: the location or network zone: changing the annotation later does nothing.',
			],
		},
	],
	neighbours: [
		{
			from: { proxy: { annotations: { 'load-balancer.hetzner.cloud/network-zone': 'eu-central' } } },
			to: { proxy: { annotations: { 'load-balancer.hetzner.cloud/network-zone': 'eu-central' } } },
		},
	],
});
