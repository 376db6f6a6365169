import { isMap } from '../../../text/map.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';

/** Where only a limit is there, Kubernetes takes it for the request. */
const hasCpu = ({ resources }: Values) =>
	[resources.requests, resources.limits].some((amounts) => isMap(amounts) && (amounts.cpu ?? null) !== null);

export const finding = defineFinding({
	code: 'autoscaling-request',
	severity: 'warning',
	text: 'autoscaling.enabled scales by CPU, but resources.requests.cpu is not there, so the autoscaler cannot tell how busy the pods are and does nothing. Set it, or name other metrics in autoscaling.metrics.',
	doc: {
		what: "The autoscaler goes by the CPU that pods use of what they requested, and Kong's container requests none.",
		why: 'Without a request there is no share of it: the autoscaler reports an error and never scales.',
		fix: 'Set `resources.requests.cpu` (100m, say), or `autoscaling.metrics`.',
		source:
			'<https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work>',
	},
	restsOn: ['resources', 'autoscaling'],
	find({ values }, found) {
		const { enabled, metrics } = values.autoscaling;
		return enabled && metrics === null && !hasCpu(values)
			? found('autoscaling.enabled', undefined, ['resources'])
			: [];
	},
	template: `
{{- $resources := .values.resources -}}
{{- $requested := false -}}
{{- range list $resources.requests $resources.limits -}}
{{- if kindIs "map" . -}}
{{- if not (kindIs "invalid" .cpu) -}}{{- $requested = true -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- if and .values.autoscaling.enabled (not (kindIs "slice" .values.autoscaling.metrics)) (not $requested) -}}
{{- include "kong-client-ip.found" (list . "autoscaling-request" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { autoscaling: { enabled: true } },
			texts: [
				'autoscaling.enabled scales by CPU, but resources.requests.cpu is not there, so the autoscaler cannot tell how busy the pods are and does nothing. Set it, or name other metrics in autoscaling.metrics.',
			],
		},
		{
			values: { autoscaling: { enabled: true }, resources: { requests: { memory: '1Gi' } } },
			texts: [
				'autoscaling.enabled scales by CPU, but resources.requests.cpu is not there, so the autoscaler cannot tell how busy the pods are and does nothing. Set it, or name other metrics in autoscaling.metrics.',
			],
		},
	],
	neighbours: [
		{ values: { autoscaling: { enabled: true }, resources: { requests: { cpu: '100m' } } } },
		{ values: { autoscaling: { enabled: true }, resources: { limits: { cpu: 1 } } } },
		{ values: { autoscaling: { enabled: true, metrics: [{ type: 'Resource' }] } } },
		{ values: {} },
	],
});
