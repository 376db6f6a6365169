import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'address-changes',
	severity: 'warning',
	text: 'proxy.loadBalancerIP goes from {before} to {after}: unless the balancer has that address already, clients must follow it there.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: {},
			to: { proxy: { loadBalancerIP: '192.0.2.9' } },
			texts: [
				'proxy.loadBalancerIP goes from any to 192.0.2.9: unless the balancer has that address already, clients must follow it there.',
			],
		},
	],
	neighbours: [{ from: {}, to: {} }],
});
