import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'value-list',
	severity: 'error',
	text: '{path} {problem}. Correct it.',
	doc: {
		what: 'A list is too short or too long, or has an entry twice.',
		why: 'Such as `proxy.ipFamilies`: without a family Kong would listen nowhere, and Kubernetes refuses a family that is there twice.',
		fix: 'Correct the list as the message says.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/dual-stack/>',
	},
	alone: 'always',
	toolkitOnly: true,
	onImport: 'gives way',
	samples: [
		{
			values: { proxy: { ipFamilies: [] } },
			texts: ['proxy.ipFamilies needs at least one item. Correct it.'],
		},
		{
			values: { proxy: { ipFamilies: ['IPv4', 'IPv4'] } },
			texts: ['proxy.ipFamilies holds the same item twice. Correct it.'],
		},
		{
			values: { proxy: { ipFamilies: ['IPv4', 'IPv6', 'IPv4'] } },
			texts: ['proxy.ipFamilies can have at most 2 items. Correct it.'],
		},
	],
	neighbours: [
		{ values: { proxy: { ipFamilies: ['IPv6'] } } },
		{ values: { proxy: { ipFamilies: ['IPv4', 'IPv6'] } } },
	],
});
