import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'client-lost',
	severity: 'note',
	text: 'Under the new values Kong does not see the client on {ways}: see kong-client-ip explain.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: {},
			to: { clientIp: { strategy: 'none' } },
			texts: [
				'Under the new values Kong does not see the client on port 80 by IPv4, port 443 by IPv4: see kong-client-ip explain.',
			],
		},
	],
	neighbours: [{ from: {}, to: {} }],
});
