import { isMap } from '../../../text/map.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';

/** Where only a limit is there, Kubernetes takes it for the request. */
const hasCpu = ({ resources }: Values) =>
	[resources.requests, resources.limits].some((amounts) => isMap(amounts) && (amounts.cpu ?? null) !== null);

/** One that goes by what was requested. */
const isShareOfCpu = (metric: unknown): boolean =>
	isMap(metric) &&
	isMap(metric.resource) &&
	metric.resource.name === 'cpu' &&
	isMap(metric.resource.target) &&
	metric.resource.target.type === 'Utilization';

const byShare = {
	type: 'Resource',
	resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
};

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
		return enabled && (metrics ?? []).every(isShareOfCpu) && !hasCpu(values)
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
{{- $byShare := true -}}
{{- if kindIs "slice" .values.autoscaling.metrics -}}
{{- range .values.autoscaling.metrics -}}
{{- $target := dict -}}
{{- if kindIs "map" . -}}
{{- if kindIs "map" .resource -}}
{{- if and (eq (toString .resource.name) "cpu") (kindIs "map" .resource.target) -}}{{- $target = .resource.target -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- if ne (toString $target.type) "Utilization" -}}{{- $byShare = false -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- if and .values.autoscaling.enabled $byShare (not $requested) -}}
{{- include "kong-client-ip.found" (list . "autoscaling-request" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				autoscaling: {
					enabled: true,
					metrics: [byShare],
				},
			},
			texts: [
				'autoscaling.enabled scales by CPU, but resources.requests.cpu is not there, so the autoscaler cannot tell how busy the pods are and does nothing. Set it, or name other metrics in autoscaling.metrics.',
			],
		},
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
		{
			values: {
				autoscaling: {
					enabled: true,
					metrics: [
						{
							type: 'Resource',
							resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '1' } },
						},
					],
				},
			},
		},
		{
			values: {
				autoscaling: {
					enabled: true,
					metrics: [
						byShare,
						{
							type: 'Pods',
							pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '1k' } },
						},
					],
				},
			},
		},
		{ values: { autoscaling: { enabled: true }, resources: { requests: { cpu: '100m' } } } },
		{ values: { autoscaling: { enabled: true }, resources: { limits: { cpu: 1 } } } },
		{ values: { autoscaling: { enabled: true, metrics: [{ type: 'Resource' }] } } },
		{ values: {} },
	],
});
