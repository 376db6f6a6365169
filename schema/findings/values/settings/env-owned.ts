import { clearingFor } from '../../../decide/forwarded-headers.ts';
import { memberOf } from '../../../text/members.ts';
import { defineFinding } from '../../define.ts';
import { envKeys } from './env-keys.ts';
import { ownedByClientIp } from './owned-variables.ts';

export const finding = defineFinding({
	code: 'env-owned',
	severity: 'error',
	text: 'env.{key} would fight with clientIp, which sets {variable} itself. Remove it; use {instead}.',
	doc: {
		what: 'A key of `env` is a setting that `clientIp` decides.',
		why: 'With a value from elsewhere, Kong would no longer match what the load balancer does.',
		fix: 'Remove it and use the key that the message names.',
		source: '[settings.md](settings.md)',
	},
	alone: ['clientIp.strategy'],
	blamesKey: true,
	onImport: 'gives way',
	find(situation, found) {
		const insteadOf = (variable: string) =>
			variable === 'KONG_NGINX_PROXY_SET_BY_LUA' && clearingFor(situation) !== null
				? 'clientIp.forwardedHeaders keep, if you must have your own'
				: situation.strategy !== 'none' && memberOf(ownedByClientIp, variable);
		return envKeys(situation.values.env).flatMap(({ key, variable, other }) => {
			const instead = other === undefined && insteadOf(variable);
			return instead ? found(['env', key], { key, variable, instead }) : [];
		});
	},
	template: `
{{- $c := . -}}
{{- $clearing := include "kong-client-ip.clearing" . -}}
{{- range .envKeys -}}
{{- $instead := "" -}}
{{- if and (eq .variable "KONG_NGINX_PROXY_SET_BY_LUA") $clearing -}}
{{- $instead = "clientIp.forwardedHeaders keep, if you must have your own" -}}
{{- else if ne $c.strategy "none" -}}
{{- $instead = get $c.constants.ownedByClientIp .variable -}}
{{- end -}}
{{- if and $instead (not .other) -}}
{{- include "kong-client-ip.found" (list $c "env-owned" (dict "key" .key "variable" .variable "instead" $instead)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { env: { nginx_proxy_real_ip_recursive: true } },
			texts: [
				'env.nginx_proxy_real_ip_recursive would fight with clientIp, which sets KONG_NGINX_PROXY_REAL_IP_RECURSIVE itself. Remove it; use clientIp.httpHeaders.recursive.',
			],
		},
		{
			values: { clientIp: { forwardedHeaders: 'strip' }, env: { nginx_proxy_set_by_lua: '$x "return 1"' } },
			texts: [
				'env.nginx_proxy_set_by_lua would fight with clientIp, which sets KONG_NGINX_PROXY_SET_BY_LUA itself. Remove it; use clientIp.forwardedHeaders keep, if you must have your own.',
			],
		},
	],
	neighbours: [
		{ values: { env: { nginx_proxy_large_client_header_buffers: '8 16k' } } },
		{ values: { clientIp: { strategy: 'none' }, env: { nginx_proxy_real_ip_recursive: true } } },
		{
			values: {
				clientIp: { forwardedHeaders: 'keep' },
				env: { nginx_proxy_set_by_lua: '$x "return 1"' },
			},
		},
	],
});
