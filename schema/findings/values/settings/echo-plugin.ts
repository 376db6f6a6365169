import { memberOf } from '../../../text/members.ts';
import { defineFinding } from '../../define.ts';
import { envKeys } from './env-keys.ts';

type EnvValue = string | number | boolean | object | null | undefined;

/** What switches the plugin of the echo route off, by variable: whether a value does, and what to do then. */
const switches: {
	readonly [variable: string]: { readonly off: (value: EnvValue) => boolean; readonly remedy: string };
} = {
	KONG_PLUGINS: {
		off: (value) =>
			value === false ||
			(typeof value === 'string' &&
				!value.split(',').some((one) => ['bundled', 'pre-function'].includes(one.trim()))),
		remedy: 'Add pre-function to it',
	},
	KONG_UNTRUSTED_LUA: {
		off: (value) => value === false || value === 'off',
		remedy: 'Set it to sandbox',
	},
};

export const finding = defineFinding({
	code: 'echo-plugin',
	severity: 'error',
	text: 'echo.enabled needs the plugin pre-function, and env.{key} {value} switches it off. {remedy}, or remove echo.enabled.',
	doc: {
		what: "The echo route's plugin, pre-function, is not among `env.plugins`, or `env.untrusted_lua` forbids its code.",
		why: 'Kong does not start without the plugin. Where it may run no code, it ends the connection without an answer.',
		fix: 'Add `pre-function` to `env.plugins`, and set `env.untrusted_lua` to `sandbox`; or remove `echo.enabled`.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: ['echo.enabled'],
	find: ({ values: { env, echo } }, found) =>
		echo.enabled
			? envKeys(env).flatMap(({ key, variable }) => {
					const { off, remedy } = memberOf(switches, variable) ?? {};
					const value = env[key];
					return off?.(value)
						? found(['env', key], { key, value: JSON.stringify(value), remedy: remedy ?? '' })
						: [];
				})
			: [],
	template: `
{{- $c := . -}}
{{- range .envKeys -}}
{{- $value := get $c.values.env .key -}}
{{- $off := and (kindIs "bool" $value) (not $value) -}}
{{- $remedy := "" -}}
{{- if eq .variable "KONG_PLUGINS" -}}
{{- $remedy = "Add pre-function to it" -}}
{{- if kindIs "string" $value -}}
{{- $off = true -}}
{{- range splitList "," $value -}}{{- if has (trim .) (list "bundled" "pre-function") -}}{{- $off = false -}}{{- end -}}{{- end -}}
{{- end -}}
{{- else if eq .variable "KONG_UNTRUSTED_LUA" -}}
{{- $remedy = "Set it to sandbox" -}}
{{- if kindIs "string" $value -}}{{- $off = eq $value "off" -}}{{- end -}}
{{- end -}}
{{- if and $remedy $off $c.values.echo.enabled -}}
{{- include "kong-client-ip.found" (list $c "echo-plugin" (dict "key" .key "value" (toRawJson $value) "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { echo: { enabled: true }, env: { plugins: 'key-auth,acl', untrusted_lua: 'off' } },
			texts: [
				'echo.enabled needs the plugin pre-function, and env.plugins "key-auth,acl" switches it off. Add pre-function to it, or remove echo.enabled.',
				'echo.enabled needs the plugin pre-function, and env.untrusted_lua "off" switches it off. Set it to sandbox, or remove echo.enabled.',
			],
		},
		{
			values: { echo: { enabled: true }, env: { PLUGINS: false, UNTRUSTED_LUA: false } },
			texts: [
				'echo.enabled needs the plugin pre-function, and env.PLUGINS false switches it off. Add pre-function to it, or remove echo.enabled.',
				'echo.enabled needs the plugin pre-function, and env.UNTRUSTED_LUA false switches it off. Set it to sandbox, or remove echo.enabled.',
			],
		},
	],
	neighbours: [
		{ values: { echo: { enabled: true }, env: { plugins: 'bundled', untrusted_lua: 'sandbox' } } },
		{ values: { echo: { enabled: true }, env: { plugins: 'acl, pre-function', untrusted_lua: true } } },
		{ values: { env: { plugins: 'key-auth', untrusted_lua: 'off' } } },
		{ values: { echo: { enabled: true }, env: { plugins: { valueFrom: {} } } } },
		// Kong takes routes by path there as well, from 3.7 on.
		{ values: { echo: { enabled: true }, env: { router_flavor: 'expressions' } } },
	],
});
