import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'family-fixed',
	severity: 'error',
	text: 'Kubernetes does not let the first of proxy.ipFamilies change: {before} cannot become {after}.',
	doc: {
		what: 'The first family of the Service changes from IPv4 to IPv6 or back.',
		why: 'The cluster address of a Service is of its first family, and Kubernetes does not change it.',
		fix: 'Add the other family as the second one, or install a second release beside the first.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/dual-stack/>',
	},
	samples: [
		{
			from: {
				proxy: {
					ipFamilies: ['IPv4'],
				},
			},
			to: {
				proxy: {
					ipFamilies: ['IPv6'],
				},
			},
			texts: ['Kubernetes does not let the first of proxy.ipFamilies change: IPv4 cannot become IPv6.'],
		},
	],
	neighbours: [
		{
			from: {
				proxy: {
					ipFamilies: ['IPv4'],
				},
			},
			to: {
				proxy: {
					ipFamilies: ['IPv4', 'IPv6'],
					ipFamilyPolicy: 'RequireDualStack',
				},
			},
		},
		{
			from: {
				proxy: {
					ipFamilies: ['IPv4'],
				},
			},
			to: {
				fullnameOverride: 'gateway',
				proxy: {
					ipFamilies: ['IPv6'],
				},
			},
		},
	],
});
