import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'trust-shrinks',
	severity: 'note',
	text: 'No longer trusted: {ranges}, except what the new ranges hold. End what speaks for clients from there before the upgrade.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/15'] } },
			to: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'No longer trusted: 10.0.0.0/15, except what the new ranges hold. End what speaks for clients from there before the upgrade.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/15'] } },
			to: { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/15'] } },
		},
	],
});
