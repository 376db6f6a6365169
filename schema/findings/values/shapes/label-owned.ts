import { toSteps, valueAt } from '../../../text/path.ts';
import type { StringMap } from '../../../values/kubernetes.ts';
import { defineFinding } from '../../define.ts';
import { labelPaths, objectLabels, selectingLabels } from './metadata.ts';

/** Those that select, and are not put onto an object. */
const selecting: readonly string[] = ['selectorLabels', 'nodeSelector'];

const places = labelPaths
	.filter((path) => !selecting.includes(path))
	.map((path) => ({ path, steps: toSteps(path) }));

export const finding = defineFinding({
	code: 'label-owned',
	severity: 'warning',
	text: '{path}: the chart sets the label {label} itself, so this one is left out. Remove it.',
	doc: {
		what: 'A label of the values has the name of one that the chart sets.',
		why: "The chart's own label stays: by it Services and workload find the pods, or Helm and its users the release. The one in the values has no effect.",
		fix: 'Remove it, or choose another name. `nameOverride` decides `app.kubernetes.io/name`; `selectorLabels` decides what pods are selected by.',
		source: '<https://helm.sh/docs/chart_best_practices/labels/>',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'idle',
	find: ({ values }, found) =>
		places.flatMap(({ path, steps }) => {
			const own = [
				...selectingLabels,
				...Object.keys(values.selectorLabels),
				...(path === 'podLabels' ? [] : objectLabels),
			];
			return Object.keys(valueAt(values, steps) as StringMap)
				.filter((label) => own.includes(label))
				.sort()
				.flatMap((label) => found([...steps, label], { path, label }));
		}),
	template: `
{{- $c := . -}}
{{- range $path := .constants.labelPaths -}}
{{- if not (has $path (list "selectorLabels" "nodeSelector")) -}}
{{- $own := concat $c.constants.selectingLabels (keys $c.values.selectorLabels) -}}
{{- if ne $path "podLabels" -}}{{- $own = concat $own $c.constants.objectLabels -}}{{- end -}}
{{- range $label, $_ := include "kong-client-ip.valueAt" (list $c $path) | fromJson -}}
{{- if has $label $own -}}
{{- include "kong-client-ip.found" (list $c "label-owned" (dict "path" $path "label" $label)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				podLabels: { 'app.kubernetes.io/component': 'edge' },
				extraLabels: { 'helm.sh/chart': 'edge', 'app.kubernetes.io/name': 'edge' },
			},
			texts: [
				'extraLabels: the chart sets the label app.kubernetes.io/name itself, so this one is left out. Remove it.',
				'extraLabels: the chart sets the label helm.sh/chart itself, so this one is left out. Remove it.',
				'podLabels: the chart sets the label app.kubernetes.io/component itself, so this one is left out. Remove it.',
			],
		},
		{
			values: { selectorLabels: { app: 'kong' }, proxy: { labels: { app: 'edge', team: 'edge' } } },
			texts: ['proxy.labels: the chart sets the label app itself, so this one is left out. Remove it.'],
		},
	],
	neighbours: [
		{ values: { podLabels: { 'helm.sh/chart': 'edge', 'app.kubernetes.io/part-of': 'edge' } } },
		{ values: { proxy: { labels: { app: 'edge' } }, nodeSelector: { 'app.kubernetes.io/name': 'a' } } },
		{ values: { selectorLabels: { 'app.kubernetes.io/name': 'gateway' } } },
	],
});
