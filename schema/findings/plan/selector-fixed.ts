import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'selector-fixed',
	severity: 'error',
	text: 'Kubernetes does not let the selector of a {kind} change, and nameOverride and selectorLabels make it: {labels}.',
	doc: {
		what: '`nameOverride` or `selectorLabels` changes while the names of the objects stay.',
		why: 'They are labels in the selector of the workload, which Kubernetes refuses to change.',
		fix: 'Leave `nameOverride` and `selectorLabels` as they are, or install a second release beside the first.',
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
				'Kubernetes does not let the selector of a Deployment change, and nameOverride and selectorLabels make it: app.kubernetes.io/name: kong cannot become gateway.',
			],
		},
		{
			from: { selectorLabels: { 'app.kubernetes.io/component': 'app', tier: 'edge' } },
			to: {},
			texts: [
				'Kubernetes does not let the selector of a Deployment change, and nameOverride and selectorLabels make it: app.kubernetes.io/component: app cannot become gateway; tier: edge cannot become none.',
			],
		},
	],
	neighbours: [
		{
			from: { nameOverride: 'gateway', fullnameOverride: 'kong' },
			to: { fullnameOverride: 'kong', selectorLabels: { 'app.kubernetes.io/name': 'gateway' } },
		},
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
