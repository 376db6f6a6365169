import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-breaks',
	severity: 'warning',
	text: '{product} serves nobody meanwhile: {text}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'openstack-octavia', strategy: 'none' } },
			texts: [
				'OpenStack Octavia, amphora provider serves nobody meanwhile: changing PROXY deletes the pools and makes them anew.',
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
