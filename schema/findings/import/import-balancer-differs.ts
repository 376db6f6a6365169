import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-balancer-differs',
	severity: 'warning',
	text: 'The annotations belong to {found}, but --load-balancer says {said}. Check which one is right.',
	doc: {
		what: 'The annotations of the source belong to another product than `--load-balancer` names.',
		why: 'Either the annotations are left over, or the name is wrong.',
		fix: 'Remove the annotations, or correct `--load-balancer`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, annotations: {networking.gke.io/load-balancer-type: Internal}}',
			said: {
				loadBalancer: 'aks',
			},
			texts: [
				'The annotations belong to gke-passthrough, but --load-balancer says aks. Check which one is right.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, annotations: {networking.gke.io/load-balancer-type: Internal}}',
			said: {
				loadBalancer: 'gke-passthrough',
			},
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Local, annotations: {networking.gke.io/load-balancer-type: Internal}}',
		},
	],
});
