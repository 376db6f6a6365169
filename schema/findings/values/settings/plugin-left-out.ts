import { pluginNames } from '../../../decide/mounts.ts';
import { defineFinding } from '../../define.ts';
import { envKeys } from './env-keys.ts';

export const finding = defineFinding({
	code: 'plugin-left-out',
	severity: 'warning',
	text: 'env.{key} does not name {plugins}, so Kong does not load what is in plugins. Remove env.{key}: the chart then names bundled and all that are in plugins.',
	doc: {
		what: '`plugins` has plugins that `env.plugins` does not name, and `env.plugins` takes the place of what the chart would write.',
		why: 'Kong loads only what is named there. A configuration that uses another plugin is refused.',
		fix: 'Remove `env.plugins`. Plugins of the image go into `plugins.preInstalled`.',
		source: '<https://developer.konghq.com/gateway/configuration/#plugins>',
	},
	alone: ['plugins'],
	find({ values }, found) {
		return envKeys(values.env).flatMap(({ key, variable }) => {
			const value = values.env[key];
			if (variable !== 'KONG_PLUGINS' || typeof value !== 'string') return [];
			const named = value.split(',').map((name) => name.trim());
			const left = pluginNames(values).filter((name) => !named.includes(name));
			return left.length === 0 ? [] : found(['env', key], { key, plugins: left.join(', ') });
		});
	},
	template: `
{{- $c := . -}}
{{- range .envKeys -}}
{{- $key := .key -}}
{{- $value := get $c.values.env $key -}}
{{- if and (eq .variable "KONG_PLUGINS") (kindIs "string" $value) -}}
{{- $named := list -}}
{{- range splitList "," $value -}}{{- $named = append $named (trim .) -}}{{- end -}}
{{- $left := list -}}
{{- range $c.pluginNames -}}{{- if not (has . $named) -}}{{- $left = append $left . -}}{{- end -}}{{- end -}}
{{- if $left -}}
{{- include "kong-client-ip.found" (list $c "plugin-left-out" (dict "key" $key "plugins" (join ", " $left))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				env: { plugins: 'bundled, b' },
				plugins: {
					configMaps: [{ pluginName: 'a', name: 'a' }],
					secrets: [{ pluginName: 'b', name: 'b' }],
					preInstalled: 'c',
				},
			},
			texts: [
				'env.plugins does not name a, c, so Kong does not load what is in plugins. Remove env.plugins: the chart then names bundled and all that are in plugins.',
			],
		},
	],
	neighbours: [
		{
			values: {
				env: { PLUGINS: 'bundled,a' },
				plugins: { configMaps: [{ pluginName: 'a', name: 'a' }] },
			},
		},
		{ values: { env: { plugins: 'bundled,x' } } },
		{ values: { plugins: { configMaps: [{ pluginName: 'a', name: 'a' }], preInstalled: 'b, c' } } },
	],
});
