import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'budget-both',
	severity: 'error',
	text: 'podDisruptionBudget has minAvailable and maxUnavailable; Kubernetes accepts only one of them. Remove one.',
	doc: {
		what: 'The disruption budget has both limits.',
		why: 'Kubernetes accepts only one of them.',
		fix: 'Remove one.',
		source: '<https://kubernetes.io/docs/tasks/run-application/configure-pdb/>',
	},
	alone: [],
	find({ values }, found) {
		const { enabled, minAvailable, maxUnavailable } = values.podDisruptionBudget;
		return enabled && minAvailable !== null && maxUnavailable !== null
			? found('podDisruptionBudget.maxUnavailable', {}, ['podDisruptionBudget.minAvailable'])
			: [];
	},
	template: `
{{- $budget := .values.podDisruptionBudget -}}
{{- if and $budget.enabled (not (kindIs "invalid" $budget.minAvailable)) (not (kindIs "invalid" $budget.maxUnavailable)) -}}
{{- include "kong-client-ip.found" (list . "budget-both" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { podDisruptionBudget: { minAvailable: 1, maxUnavailable: '50%' } },
			texts: [
				'podDisruptionBudget has minAvailable and maxUnavailable; Kubernetes accepts only one of them. Remove one.',
			],
		},
	],
	neighbours: [
		{ values: { podDisruptionBudget: { minAvailable: null, maxUnavailable: '50%' } } },
		{ values: { podDisruptionBudget: { minAvailable: 1, maxUnavailable: null } } },
		{ values: { podDisruptionBudget: { enabled: false, minAvailable: 1, maxUnavailable: '50%' } } },
	],
});
