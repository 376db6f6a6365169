import { isMap } from '../../../text/map.ts';
import { defineFinding } from '../../define.ts';

/** What is wrong with a variable; undefined where nothing is. */
function faultOf(key: string, value: unknown): string | undefined {
	if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key))
		return 'is not the name of a variable. Use letters, digits and underscores';
	if (key.toUpperCase().startsWith('KONG_'))
		return 'is a setting of Kong. Write it into env, without KONG_, if it is none that clientIp makes';
	if (typeof value !== 'object') return undefined;
	const fits = isMap(value) && Object.keys(value).join() === 'valueFrom' && isMap(value.valueFrom);
	return fits
		? undefined
		: 'must be text, a number, a boolean, or a map that holds valueFrom and nothing else. Correct it';
}

export const finding = defineFinding({
	code: 'custom-env',
	severity: 'error',
	text: 'customEnv.{key} {fault}.',
	doc: {
		what: 'A key of `customEnv` is a setting of Kong or cannot be the name of a variable, or its value cannot stand in an environment.',
		why: '`customEnv` is for variables that Kong itself does not read. A setting in there would take effect past the checks of `env`, `KONG_TRUSTED_IPS` for instance.',
		fix: 'Write settings of Kong into `env`, by their names without `KONG_`. Write the value itself, or `valueFrom` with its source below.',
		source:
			'<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables>',
	},
	alone: 'always',
	onImport: 'gives way',
	find: ({ values: { customEnv } }, found) =>
		Object.entries(customEnv).flatMap(([key, value]) => {
			const fault = value === null ? undefined : faultOf(key, value);
			return fault === undefined ? [] : found(['customEnv', key], { key, fault });
		}),
	template: `
{{- $c := . -}}
{{- range $key, $value := .values.customEnv -}}
{{- $fault := "" -}}
{{- $fits := not (kindIs "slice" $value) -}}
{{- if kindIs "map" $value -}}
{{- $fits = and (eq (keys $value | join ",") "valueFrom") (kindIs "map" $value.valueFrom) -}}
{{- end -}}
{{- if not (regexMatch "^[A-Za-z_][A-Za-z0-9_]*$" $key) -}}
{{- $fault = "is not the name of a variable. Use letters, digits and underscores" -}}
{{- else if hasPrefix "KONG_" (upper $key) -}}
{{- $fault = "is a setting of Kong. Write it into env, without KONG_, if it is none that clientIp makes" -}}
{{- else if not $fits -}}
{{- $fault = "must be text, a number, a boolean, or a map that holds valueFrom and nothing else. Correct it" -}}
{{- end -}}
{{- if $fault -}}
{{- include "kong-client-ip.found" (list $c "custom-env" (dict "key" $key "fault" $fault)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { customEnv: { kong_trusted_ips: '0.0.0.0/0' } },
			texts: [
				'customEnv.kong_trusted_ips is a setting of Kong. Write it into env, without KONG_, if it is none that clientIp makes.',
			],
		},
		{
			values: { customEnv: { 'a-b': 'c', list: [], map: { name: 'KONG_TRUSTED_IPS', value: 'x' } } },
			texts: [
				'customEnv.a-b is not the name of a variable. Use letters, digits and underscores.',
				'customEnv.list must be text, a number, a boolean, or a map that holds valueFrom and nothing else. Correct it.',
				'customEnv.map must be text, a number, a boolean, or a map that holds valueFrom and nothing else. Correct it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				customEnv: {
					api_token: { valueFrom: { secretKeyRef: { name: 'a', key: 'token' } } },
					_client: 'x',
					count: 3,
					on: true,
					'n-o': null,
				},
			},
		},
	],
});
