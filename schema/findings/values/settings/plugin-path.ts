import { defineFinding } from '../../define.ts';
import { envKeys } from './env-keys.ts';

/** What finds `kong.plugins.NAME.handler` at /opt/kong/plugins/NAME/handler.lua. */
const needed = '/opt/?.lua';

export const finding = defineFinding({
	code: 'plugin-path',
	severity: 'error',
	text: 'env.{key} does not have /opt/?.lua, so Kong does not find the files of plugins, and does not start. Add /opt/?.lua;/opt/?/init.lua to it.',
	doc: {
		what: '`plugins` mounts plugins at `/opt/kong/plugins`, and `env.lua_package_path` takes the place of the path that the chart would set.',
		why: 'Kong looks for each plugin that it is to load, and stops where it finds no files.',
		fix: 'Add `/opt/?.lua;/opt/?/init.lua` to it, or remove it.',
		source: '<https://developer.konghq.com/gateway/configuration/#lua-package-path>',
	},
	alone: ['plugins'],
	find({ values: { env, plugins } }, found) {
		if (plugins.configMaps.length + plugins.secrets.length === 0) return [];
		return envKeys(env).flatMap(({ key, variable }) => {
			const value = env[key];
			const isWithout = typeof value === 'string' && !value.split(';').includes(needed);
			return variable === 'KONG_LUA_PACKAGE_PATH' && isWithout ? found(['env', key], { key }) : [];
		});
	},
	template: `
{{- $c := . -}}
{{- if or .values.plugins.configMaps .values.plugins.secrets -}}
{{- range .envKeys -}}
{{- $value := get $c.values.env .key -}}
{{- if and (eq .variable "KONG_LUA_PACKAGE_PATH") (kindIs "string" $value) -}}
{{- if not (has "${needed}" (splitList ";" $value)) -}}
{{- include "kong-client-ip.found" (list $c "plugin-path" (dict "key" .key)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				env: { lua_package_path: './?.lua;./?/init.lua;;' },
				plugins: { configMaps: [{ pluginName: 'a', name: 'a' }] },
			},
			texts: [
				'env.lua_package_path does not have /opt/?.lua, so Kong does not find the files of plugins, and does not start. Add /opt/?.lua;/opt/?/init.lua to it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				env: { lua_package_path: '/opt/?.lua;/opt/?/init.lua;./?.lua;;' },
				plugins: { secrets: [{ pluginName: 'a', name: 'a' }] },
			},
		},
		{ values: { env: { lua_package_path: './?.lua' }, plugins: { preInstalled: 'a' } } },
	],
});
