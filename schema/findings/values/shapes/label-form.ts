import { matches } from '../../../text/matches.ts';
import { toSteps, valueAt } from '../../../text/path.ts';
import type { StringMap } from '../../../values/kubernetes.ts';
import { defineFinding } from '../../define.ts';
import { labelKeyPattern, labelPaths, labelValuePattern, longDomainPattern } from './metadata.ts';

const isKey = (key: string) => matches(labelKeyPattern, key) && !matches(longDomainPattern, key);

const places = labelPaths.map((path) => ({ path, steps: toSteps(path) }));

export const finding = defineFinding({
	code: 'label-form',
	severity: 'error',
	text: '{path}: {text} cannot be the {part} of a label. Use at most 63 letters, digits, dashes, underscores and dots, with a letter or digit first and last{more}.',
	doc: {
		what: 'The name or the value of a label, or of a node selector, is not of the form that Kubernetes takes.',
		why: 'The API server refuses the object.',
		fix: 'Use at most 63 letters, digits, dashes, underscores and dots, with a letter or digit first and last. A value may be empty. Before a name, a domain in lower case and one slash may stand.',
		source:
			'<https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set>',
	},
	alone: 'always',
	onImport: 'gives way',
	find: ({ values }, found) =>
		places.flatMap(({ path, steps }) => {
			const labels = valueAt(values, steps) as StringMap;
			return Object.keys(labels)
				.sort()
				.flatMap((key) => {
					const at = [...steps, key];
					const value = labels[key] ?? '';
					if (!isKey(key)) {
						const more = ', if need be after a domain and one slash';
						return found(at, { path, text: JSON.stringify(key), part: 'name', more });
					}
					if (matches(labelValuePattern, value)) return [];
					return found(at, { path, text: JSON.stringify(value), part: 'value', more: '' });
				});
		}),
	template: `
{{- $c := . -}}
{{- range $path := .constants.labelPaths -}}
{{- range $key, $value := include "kong-client-ip.valueAt" (list $c $path) | fromJson -}}
{{- if or (not (regexMatch $c.constants.labelKeyPattern $key)) (regexMatch $c.constants.longDomainPattern $key) -}}
{{- include "kong-client-ip.found" (list $c "label-form" (dict "path" $path "text" (toRawJson $key) "part" "name" "more" ", if need be after a domain and one slash")) -}}
{{- else if not (regexMatch $c.constants.labelValuePattern $value) -}}
{{- include "kong-client-ip.found" (list $c "label-form" (dict "path" $path "text" (toRawJson $value) "part" "value" "more" "")) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { podLabels: { 'Example.com/team': 'edge', team: 'my team' } },
			texts: [
				'podLabels: "Example.com/team" cannot be the name of a label. Use at most 63 letters, digits, dashes, underscores and dots, with a letter or digit first and last, if need be after a domain and one slash.',
				'podLabels: "my team" cannot be the value of a label. Use at most 63 letters, digits, dashes, underscores and dots, with a letter or digit first and last.',
			],
		},
		{
			values: { nodeSelector: { pool: 'x'.repeat(64) }, proxy: { labels: { '': 'a' } } },
			texts: [
				'proxy.labels: "" cannot be the name of a label. Use at most 63 letters, digits, dashes, underscores and dots, with a letter or digit first and last, if need be after a domain and one slash.',
				`nodeSelector: "${'x'.repeat(64)}" cannot be the value of a label. Use at most 63 letters, digits, dashes, underscores and dots, with a letter or digit first and last.`,
			],
		},
	],
	neighbours: [
		{
			values: {
				podLabels: { 'example.com/Team_a': 'Edge_1.2-x', empty: '', ['a'.repeat(63)]: 'x'.repeat(63) },
			},
		},
	],
});
