import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'scheme-changes',
	severity: 'warning',
	text: 'The balancer goes from {before} to {after}: its address cannot stay.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/16'] } },
			to: {
				clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/16'], scheme: 'internal' },
			},
			texts: ['The balancer goes from internet-facing to internal: its address cannot stay.'],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
