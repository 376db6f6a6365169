import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'selector-fixed',
	severity: 'error',
	text: 'Kubernetes does not let the selector of a {kind} change, and nameOverride is part of it: {before} cannot become {after}.',
	doc: {
		what: '`nameOverride` changes while the names of the objects stay.',
		why: 'Its text is a label in the selector of the workload, which Kubernetes refuses to change.',
		fix: 'Leave `nameOverride` as it is, or install a second release beside the first.',
		source: '<https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates>',
	},
	samples: [
		{
			from: {
				fullnameOverride: 'kong',
			},
			to: {
				fullnameOverride: 'kong',
				nameOverride: 'gateway',
			},
			texts: [
				'Kubernetes does not let the selector of a Deployment change, and nameOverride is part of it: kong cannot become gateway.',
			],
		},
	],
	neighbours: [
		{
			from: {},
			to: {
				nameOverride: 'gateway',
			},
		},
		{
			from: {
				fullnameOverride: 'kong',
			},
			to: {
				fullnameOverride: 'kong',
				nameOverride: 'gateway',
				deployment: {
					daemonset: true,
				},
			},
		},
	],
});
