import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'trust-grows',
	severity: 'note',
	text: 'Newly trusted: {ranges}. Let nothing new speak for clients from there before every pod has been replaced.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16', '10.1.0.0/16'] } },
			texts: [
				'Newly trusted: 10.1.0.0/16. Let nothing new speak for clients from there before every pod has been replaced.',
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
