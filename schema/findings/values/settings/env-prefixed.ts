import { memberOf } from '../../../text/members.ts';
import { defineFinding } from '../../define.ts';
import { givenKeys, isPrefixed } from './env-keys.ts';
import { ownedByChart, ownedByClientIp } from './owned-variables.ts';

export const finding = defineFinding({
	code: 'env-prefixed',
	severity: 'error',
	text: 'env.{key}: the chart adds KONG_ itself, so this would become KONG_{upper}. Use {instead}.',
	doc: {
		what: 'A key of `env` begins with `KONG_`.',
		why: 'The chart adds the prefix, so the variable becomes `KONG_KONG_…`, which Kong ignores.',
		fix: 'Use the key that the message names.',
		source: '<https://github.com/Kong/kubernetes-ingress-controller/issues/549>',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	find: ({ values: { env } }, found) =>
		givenKeys(env)
			.filter(isPrefixed)
			.flatMap((key) => {
				const upper = key.toUpperCase();
				const instead =
					memberOf(ownedByClientIp, upper) ??
					memberOf(ownedByChart, upper) ??
					`env.${upper.slice('KONG_'.length).toLowerCase()}`;
				return found(['env', key], { key, upper, instead });
			}),
	template: `
{{- $c := . -}}
{{- range $key, $_ := .values.env -}}
{{- $upper := upper $key -}}
{{- if hasPrefix "KONG_" $upper -}}
{{- $instead := get $c.constants.ownedByClientIp $upper | default (get $c.constants.ownedByChart $upper) | default (substr 5 -1 $key | lower | printf "env.%s") -}}
{{- include "kong-client-ip.found" (list $c "env-prefixed" (dict "key" $key "upper" $upper "instead" $instead)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { env: { KONG_TRUSTED_IPS: '10.0.0.0/8' } },
			texts: [
				'env.KONG_TRUSTED_IPS: the chart adds KONG_ itself, so this would become KONG_KONG_TRUSTED_IPS. Use clientIp.trustedIPs.',
			],
		},
		{
			values: { env: { kong_log_level: 'info' } },
			texts: [
				'env.kong_log_level: the chart adds KONG_ itself, so this would become KONG_KONG_LOG_LEVEL. Use env.log_level.',
			],
		},
	],
	neighbours: [{ values: { env: { log_level: 'info' } } }, { values: { env: { KONG_LOG_LEVEL: null } } }],
});
