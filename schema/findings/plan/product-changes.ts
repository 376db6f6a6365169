import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'product-changes',
	severity: 'warning',
	text: 'Whether {after} takes over the balancer that {before} made is in no source of the catalogue: count on another address, and on nothing in between.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aks' } },
			to: { clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'Whether Hetzner Cloud Load Balancer takes over the balancer that Azure Standard Load Balancer made is in no source of the catalogue: count on another address, and on nothing in between.',
			],
		},
	],
	neighbours: [{ from: { clientIp: { loadBalancer: 'aks' } }, to: { clientIp: { loadBalancer: 'aks' } } }],
});
