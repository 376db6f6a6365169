import { defineFinding } from '../../define.ts';

/** Whether names that begin with the prefix may begin with KONG_. */
function mayBeKongs(prefix: unknown): boolean {
	const text = typeof prefix === 'string' ? prefix : '';
	return text.startsWith('KONG_') || 'KONG_'.startsWith(text);
}

export const finding = defineFinding({
	code: 'env-from-unseen',
	severity: 'warning',
	forgery: 'unknown',
	text: 'envFrom[{index}] may hold settings of Kong such as KONG_TRUSTED_IPS, which decide about the client and are not seen here. Give it a prefix of its own, such as APP_.',
	doc: {
		what: 'An item of `envFrom` has no `prefix`, or one with which a variable may still be a setting of Kong.',
		why: 'Each key of the ConfigMap or Secret becomes a variable. What the chart sets itself wins over it; what the chart leaves unset does not, such as `KONG_TRUSTED_IPS` under `externalTrafficPolicy`.',
		fix: 'Set `prefix`, or write single variables into `customEnv` or `env` with `valueFrom`. `check` reads the object if it is given the object beside the rendered chart.',
		source:
			'<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables>',
	},
	alone: 'always',
	neverFails: true,
	find: ({ values: { envFrom } }, found) =>
		envFrom.flatMap(({ prefix }, index) =>
			mayBeKongs(prefix) ? found(`envFrom.${index}`, { index: String(index) }) : [],
		),
	template: `
{{- $c := . -}}
{{- range $index, $item := .values.envFrom -}}
{{- $prefix := include "kong-client-ip.textIn" (list $item "prefix") -}}
{{- if or (hasPrefix "KONG_" $prefix) (hasPrefix $prefix "KONG_") -}}
{{- include "kong-client-ip.found" (list $c "env-from-unseen" (dict "index" (toString $index))) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				envFrom: [
					{ configMapRef: { name: 'a' } },
					{ prefix: 'APP_', secretRef: { name: 'b' } },
					{ prefix: 'KONG_PG_', secretRef: { name: 'c' } },
					{ prefix: 'KO', secretRef: { name: 'd' } },
				],
			},
			texts: [
				'envFrom[0] may hold settings of Kong such as KONG_TRUSTED_IPS, which decide about the client and are not seen here. Give it a prefix of its own, such as APP_.',
				'envFrom[2] may hold settings of Kong such as KONG_TRUSTED_IPS, which decide about the client and are not seen here. Give it a prefix of its own, such as APP_.',
				'envFrom[3] may hold settings of Kong such as KONG_TRUSTED_IPS, which decide about the client and are not seen here. Give it a prefix of its own, such as APP_.',
			],
		},
	],
	neighbours: [{ values: { envFrom: [{ prefix: 'VAULT_', secretRef: { name: 'a' } }] } }],
});
