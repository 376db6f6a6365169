import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-does',
	severity: 'warning',
	text: '{controller}, on the way: {what}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'openstack-octavia', strategy: 'none' } },
			texts: [
				'openstack-cloud-controller-manager, on the way: the pools of these ports are deleted and made again.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
