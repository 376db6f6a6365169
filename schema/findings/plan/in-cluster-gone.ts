import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'in-cluster-gone',
	severity: 'note',
	text: 'Callers inside the cluster lose the plain entry, Service {service}: lead them to another one first.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] } },
			to: {},
			texts: [
				'Callers inside the cluster lose the plain entry, Service kong-in-cluster: lead them to another one first.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
