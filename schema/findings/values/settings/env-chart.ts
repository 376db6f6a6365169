import { memberOf } from '../../../text/members.ts';
import { defineFinding } from '../../define.ts';
import { envKeys } from './env-keys.ts';
import { ownedByChart } from './owned-variables.ts';

export const finding = defineFinding({
	code: 'env-chart',
	severity: 'error',
	text: 'env.{key}: the chart sets {variable} itself and relies on it. Remove it; use {instead}.',
	doc: {
		what: 'A key of `env` is a setting that the chart sets itself.',
		why: 'Its probes, ports and mounts rely on the value.',
		fix: 'Remove it and use the key that the message names.',
		source: '[settings.md](settings.md)',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	find: ({ values: { env, admin } }, found) =>
		envKeys(env).flatMap(({ key, variable, other }) => {
			const instead =
				variable === 'KONG_ADMIN_LISTEN' && admin.enabled ? 'admin.tls' : memberOf(ownedByChart, variable);
			return instead && other === undefined ? found(['env', key], { key, variable, instead }) : [];
		}),
	template: `
{{- $c := . -}}
{{- range .envKeys -}}
{{- $instead := get $c.constants.ownedByChart .variable -}}
{{- if and (eq .variable "KONG_ADMIN_LISTEN") $c.values.admin.enabled -}}
{{- $instead = "admin.tls" -}}
{{- end -}}
{{- if and $instead (not .other) -}}
{{- include "kong-client-ip.found" (list $c "env-chart" (dict "key" .key "variable" .variable "instead" $instead)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { env: { proxy_listen: '0.0.0.0:8000' } },
			texts: [
				'env.proxy_listen: the chart sets KONG_PROXY_LISTEN itself and relies on it. Remove it; use proxy.http, proxy.tls and proxy.ipFamilies.',
			],
		},
		{
			values: { admin: { enabled: true }, env: { admin_listen: '0.0.0.0:8001' } },
			texts: [
				'env.admin_listen: the chart sets KONG_ADMIN_LISTEN itself and relies on it. Remove it; use admin.tls.',
			],
		},
	],
	neighbours: [
		{ values: { env: { stream_listen: '0.0.0.0:9000' } } },
		{ values: { env: { admin_listen: '0.0.0.0:8001' } } },
	],
});
