import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'budget-both',
	severity: 'error',
	text: 'podDisruptionBudget has minAvailable and maxUnavailable; Kubernetes takes one. Remove one.',
	doc: {
		what: 'A disruption budget with both limits.',
		why: 'Kubernetes takes one.',
		fix: 'Remove one.',
		source: '<https://kubernetes.io/docs/tasks/run-application/configure-pdb/>',
	},
	alone: [],
	samples: [
		{
			values: { podDisruptionBudget: { minAvailable: 1, maxUnavailable: '50%' } },
			texts: ['podDisruptionBudget has minAvailable and maxUnavailable; Kubernetes takes one. Remove one.'],
		},
	],
	neighbours: [],
});
