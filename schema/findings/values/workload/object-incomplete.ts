import { isMap } from '../../../text/map.ts';
import { memberOf } from '../../../text/members.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'object-incomplete',
	severity: 'error',
	text: 'extraObjects[{index}] has no {key}, so that Kubernetes cannot take it. Add it.',
	doc: {
		what: 'An item of `extraObjects` lacks `apiVersion`, `kind` or a name in its metadata.',
		why: 'Helm adds the object as it is, and the API server refuses the whole release.',
		fix: 'Write the whole object, as `kubectl apply` takes it.',
		source: '<https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields>',
	},
	alone: 'always',
	onImport: 'gives way',
	find: ({ values }, found) =>
		(values.extraObjects ?? []).flatMap((object, index) =>
			missingOf(object).flatMap((key) => found(['extraObjects', index], { index: String(index), key })),
		),
	template: `
{{- $c := . -}}
{{- range $index, $object := .values.extraObjects -}}
{{- $metadata := dict -}}
{{- if kindIs "map" $object.metadata -}}{{- $metadata = $object.metadata -}}{{- end -}}
{{- $isList := and (kindIs "string" $object.kind) (hasSuffix "List" $object.kind) -}}
{{- $missing := list -}}
{{- range list "apiVersion" "kind" -}}
{{- if not (and (kindIs "string" (get $object .)) (get $object .)) -}}{{- $missing = append $missing . -}}{{- end -}}
{{- end -}}
{{- $name := $metadata.name | default $metadata.generateName -}}
{{- if not (or $isList (and (kindIs "string" $name) $name)) -}}{{- $missing = append $missing "metadata.name" -}}{{- end -}}
{{- range $missing -}}
{{- include "kong-client-ip.found" (list $c "object-incomplete" (dict "index" $index "key" .)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				extraObjects: [
					{ name: 'a' },
					{ apiVersion: '', kind: { name: 'a' }, metadata: 'a' },
					{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: null } },
					{ kind: 'List', items: [] },
				],
			},
			texts: [
				'extraObjects[0] has no apiVersion, so that Kubernetes cannot take it. Add it.',
				'extraObjects[0] has no kind, so that Kubernetes cannot take it. Add it.',
				'extraObjects[0] has no metadata.name, so that Kubernetes cannot take it. Add it.',
				'extraObjects[1] has no apiVersion, so that Kubernetes cannot take it. Add it.',
				'extraObjects[1] has no kind, so that Kubernetes cannot take it. Add it.',
				'extraObjects[1] has no metadata.name, so that Kubernetes cannot take it. Add it.',
				'extraObjects[2] has no metadata.name, so that Kubernetes cannot take it. Add it.',
				'extraObjects[3] has no apiVersion, so that Kubernetes cannot take it. Add it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				extraObjects: [
					{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
					{ apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'a-' } },
					{ apiVersion: 'v1', kind: 'List', items: [] },
				],
			},
		},
	],
});

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What the API server needs of an object, and this one lacks. A list of objects has no name. */
function missingOf(object: { readonly [key: string]: unknown }): string[] {
	const { kind, metadata } = object;
	const { name, generateName } = isMap(metadata) ? metadata : {};
	const isList = isText(kind) && kind.endsWith('List');
	return [
		...['apiVersion', 'kind'].filter((key) => !isText(memberOf(object, key))),
		...(isList || isText(name || generateName) ? [] : ['metadata.name']),
	];
}
