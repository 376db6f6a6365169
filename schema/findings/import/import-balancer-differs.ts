import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-balancer-differs',
	severity: 'warning',
	text: 'The annotations speak of {found}, but --load-balancer says {said}.',
	doc: {
		what: 'Annotations belong to another product than the one named.',
		why: 'They may be left over, or the name may be wrong.',
		fix: 'Compare both with what is true.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, annotations: {networking.gke.io/load-balancer-type: Internal}}',
			said: { loadBalancer: 'aks' },
			texts: ['The annotations speak of gke-passthrough, but --load-balancer says aks.'],
		},
	],
	neighbours: [],
});
