import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'family-fixed',
	severity: 'error',
	text: "Kubernetes keeps the family of a Service's address: the first of proxy.ipFamilies, {before}, cannot become {after}.",
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { proxy: { ipFamilies: ['IPv4'] } },
			to: { proxy: { ipFamilies: ['IPv6'] } },
			texts: [
				"Kubernetes keeps the family of a Service's address: the first of proxy.ipFamilies, IPv4, cannot become IPv6.",
			],
		},
	],
	neighbours: [{ from: { proxy: { ipFamilies: ['IPv4'] } }, to: { proxy: { ipFamilies: ['IPv4'] } } }],
});
