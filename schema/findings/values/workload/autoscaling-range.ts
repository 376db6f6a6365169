import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'autoscaling-range',
	severity: 'error',
	text: 'autoscaling.minReplicas {min} is more than autoscaling.maxReplicas {max}. Lower the first, or raise the second.',
	doc: {
		what: 'The least number of pods is more than the most.',
		why: 'Kubernetes refuses the autoscaler.',
		fix: 'Lower `autoscaling.minReplicas`, or raise `autoscaling.maxReplicas`.',
		source: '<https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>',
	},
	alone: ['autoscaling.enabled'],
	restsOn: ['autoscaling'],
	find({ values }, found) {
		const { enabled, minReplicas: min, maxReplicas: max } = values.autoscaling;
		if (!enabled || min <= max) return [];
		const args = { min: String(min), max: String(max) };
		return found('autoscaling.minReplicas', args, ['autoscaling.maxReplicas']);
	},
	template: `
{{- $scaling := .values.autoscaling -}}
{{- if and $scaling.enabled (gt (int $scaling.minReplicas) (int $scaling.maxReplicas)) -}}
{{- include "kong-client-ip.found" (list . "autoscaling-range" (dict "min" (int64 $scaling.minReplicas) "max" (int64 $scaling.maxReplicas))) -}}
{{- end -}}
`,
	samples: [
		{
			values: { autoscaling: { enabled: true, minReplicas: 9 } },
			texts: [
				'autoscaling.minReplicas 9 is more than autoscaling.maxReplicas 5. Lower the first, or raise the second.',
			],
		},
	],
	neighbours: [
		{ values: { autoscaling: { enabled: true, minReplicas: 5 } } },
		{ values: { autoscaling: { enabled: false, minReplicas: 9 } } },
	],
});
