import { defineFinding } from '../../define.ts';
import { envPath } from './env-keys.ts';

export const finding = defineFinding({
	code: 'database',
	severity: 'error',
	text: 'env.{key} is {value}, but this chart runs Kong without a database. Remove it; the chart kong/kong runs Kong with a database.',
	doc: {
		what: '`env.database` names a database.',
		why: 'The chart runs Kong without one: nothing here makes its tables, and Kong does not start before they are there.',
		fix: 'Remove `env.database` and the settings of the connection; for Kong with a database use the chart kong/kong.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	find({ values: { env } }, found) {
		const path = envPath(env, 'database');
		const key = path[1];
		const value = key === undefined ? undefined : env[key];
		if (typeof value !== 'string' || value === 'off') return [];
		return found(path, { key: String(key), value });
	},
	template: `
{{- $name := "" -}}
{{- range $key, $_ := .values.env -}}
{{- if eq (lower $key) "database" -}}{{- $name = $key -}}{{- end -}}
{{- end -}}
{{- $value := get .values.env $name -}}
{{- if and $name (kindIs "string" $value) (ne (toString $value) "off") -}}
{{- include "kong-client-ip.found" (list . "database" (dict "key" $name "value" $value)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { env: { database: 'postgres' } },
			texts: [
				'env.database is postgres, but this chart runs Kong without a database. Remove it; the chart kong/kong runs Kong with a database.',
			],
		},
	],
	neighbours: [{ values: { env: { database: 'off' } } }, { values: { env: { database: false } } }],
});
