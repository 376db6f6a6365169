import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'off-first',
	severity: 'note',
	text: 'Taking {name} away leaves the old setting of {product} on the cloud: first write {off}, then take it away.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aks-private-link', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'aks', scheme: 'internal' } },
			texts: [
				'Taking service.beta.kubernetes.io/azure-pls-proxy-protocol away leaves the old setting of Azure Private Link Service on the cloud: first write service.beta.kubernetes.io/azure-pls-proxy-protocol: false, then take it away.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'aks-private-link', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'aks-private-link', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
