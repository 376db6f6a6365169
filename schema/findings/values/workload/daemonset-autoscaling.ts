import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'daemonset-autoscaling',
	severity: 'error',
	text: 'autoscaling.enabled cannot scale a DaemonSet. Remove it, or set deployment.daemonset to false.',
	doc: {
		what: 'Autoscaling is on, and Kong runs as a DaemonSet.',
		why: 'A DaemonSet has one pod per node, so no autoscaler can change their number.',
		fix: 'Remove `autoscaling.enabled`, or set `deployment.daemonset` to false.',
		source: '<https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>',
	},
	alone: ['deployment.daemonset', 'autoscaling.enabled'],
	restsOn: [...onProduct, 'deployment.daemonset'],
	onImport: 'gives way',
	find: ({ values, daemonset }, found) =>
		daemonset && values.autoscaling.enabled ? found('autoscaling.enabled') : [],
	template: `
{{- if and .daemonset .values.autoscaling.enabled -}}
{{- include "kong-client-ip.found" (list . "daemonset-autoscaling" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { deployment: { daemonset: true }, autoscaling: { enabled: true } },
			texts: [
				'autoscaling.enabled cannot scale a DaemonSet. Remove it, or set deployment.daemonset to false.',
			],
		},
	],
	neighbours: [
		{ values: { deployment: { daemonset: true } } },
		{ values: { deployment: { daemonset: false }, autoscaling: { enabled: true } } },
	],
});
