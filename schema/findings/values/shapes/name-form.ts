import { matches } from '../../../text/matches.ts';
import { defineFinding } from '../../define.ts';

/** What the names of objects may begin with. */
export const namePattern = '^[a-z]([-a-z0-9]*[a-z0-9])?$';

export const finding = defineFinding({
	code: 'name-form',
	severity: 'error',
	text: '{path}: names of objects cannot begin with {value}. Use lower-case letters, digits and dashes, with a letter first and no dash last.',
	doc: {
		what: 'A name for the objects holds a character that Kubernetes does not take there.',
		why: 'The API server refuses all objects of the release.',
		fix: 'Use lower-case letters, digits and dashes, with a letter first and no dash last.',
		source: '<https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names>',
	},
	alone: 'always',
	find: ({ values }, found) =>
		(['nameOverride', 'fullnameOverride'] as const).flatMap((path) => {
			const value = values[path];
			if (!value || matches(namePattern, value)) return [];
			return found(path, { path, value: JSON.stringify(value) });
		}),
	template: `
{{- $c := . -}}
{{- range $path := list "nameOverride" "fullnameOverride" -}}
{{- $value := get $c.values $path -}}
{{- if and $value (not (regexMatch $c.constants.namePattern $value)) -}}
{{- include "kong-client-ip.found" (list $c "name-form" (dict "path" $path "value" (toRawJson $value))) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { nameOverride: 'Edge', fullnameOverride: 'a"b' },
			texts: [
				'nameOverride: names of objects cannot begin with "Edge". Use lower-case letters, digits and dashes, with a letter first and no dash last.',
				'fullnameOverride: names of objects cannot begin with "a\\"b". Use lower-case letters, digits and dashes, with a letter first and no dash last.',
			],
		},
	],
	neighbours: [{ values: { nameOverride: 'edge-2', fullnameOverride: '' } }],
});
