import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'address-forged',
	severity: 'note',
	text: 'Under the new values a client can choose the address that Kong believes, on {ways}: see kong-client-ip explain.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['0.0.0.0/0'], allowTrustEveryone: true } },
			texts: [
				'Under the new values a client can choose the address that Kong believes, on port 80 by IPv4, port 443 by IPv4: see kong-client-ip explain.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
