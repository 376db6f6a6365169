import { isMap } from '../../../text/map.ts';
import { defineFinding } from '../../define.ts';
import { givenKeys } from './env-keys.ts';

/** Whether it can stand as an entry of a container's environment, under the name that its key gives. */
function fits(value: unknown): boolean {
	if (typeof value !== 'object') return true;
	return isMap(value) && Object.keys(value).join() === 'valueFrom' && isMap(value.valueFrom);
}

export const finding = defineFinding({
	code: 'env-form',
	severity: 'error',
	forgery: 'unknown',
	text: 'env.{key} must be text, a number, a boolean, or a map that holds valueFrom and nothing else. Correct it.',
	doc: {
		what: 'An entry of `env` is a list, or a map that holds something else than `valueFrom`.',
		why: "A `name` in it would give the value to another variable, `KONG_TRUSTED_IPS` for instance, over that of `clientIp`. Other fields are not Kubernetes'.",
		fix: 'Write the value itself, or `valueFrom` with its source below.',
		source:
			'<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables>',
	},
	alone: 'always',
	onImport: 'gives way',
	find: ({ values: { env } }, found) =>
		givenKeys(env)
			.filter((key) => !fits(env[key]))
			.flatMap((key) => found(['env', key], { key })),
	template: `
{{- $c := . -}}
{{- range $key, $value := .values.env -}}
{{- $fits := not (kindIs "slice" $value) -}}
{{- if kindIs "map" $value -}}
{{- $fits = and (eq (keys $value | join ",") "valueFrom") (kindIs "map" $value.valueFrom) -}}
{{- end -}}
{{- if not $fits -}}
{{- include "kong-client-ip.found" (list $c "env-form" (dict "key" $key)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { env: { zzz: { name: 'KONG_TRUSTED_IPS', value: '0.0.0.0/0' } } },
			texts: [
				'env.zzz must be text, a number, a boolean, or a map that holds valueFrom and nothing else. Correct it.',
			],
		},
		{
			values: { env: { a: {}, b: { valueFrom: null }, c: { name: 'X', valueFrom: {} } } },
			texts: [
				'env.a must be text, a number, a boolean, or a map that holds valueFrom and nothing else. Correct it.',
				'env.b must be text, a number, a boolean, or a map that holds valueFrom and nothing else. Correct it.',
				'env.c must be text, a number, a boolean, or a map that holds valueFrom and nothing else. Correct it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				env: {
					pg_password: { valueFrom: { secretKeyRef: { name: 'kong', key: 'password' } } },
					log_level: 'info',
					mem_cache_size: 5,
					lua_ssl_verify_depth: null,
					ssl_session_tickets: true,
				},
			},
		},
	],
});
