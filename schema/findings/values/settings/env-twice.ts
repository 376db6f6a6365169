import { defineFinding } from '../../define.ts';
import { envKeys } from './env-keys.ts';

export const finding = defineFinding({
	code: 'env-twice',
	severity: 'error',
	text: 'env.{key} and env.{other} both become {variable}. Remove one.',
	doc: {
		what: 'Two keys of `env` become the same variable.',
		why: 'A container has each variable once, so one of the two values would be lost.',
		fix: 'Remove one.',
		source: '[settings.md](settings.md)',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	find: ({ values: { env } }, found) =>
		envKeys(env).flatMap(({ key, variable, other }) =>
			other === undefined ? [] : found(['env', key], { key, other, variable }, [`env.${other}`]),
		),
	template: `
{{- $c := . -}}
{{- range .envKeys -}}
{{- if .other -}}
{{- include "kong-client-ip.found" (list $c "env-twice" (dict "key" .key "other" .other "variable" .variable)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { env: { LOG_LEVEL: 'debug', log_level: 'info' } },
			texts: ['env.log_level and env.LOG_LEVEL both become KONG_LOG_LEVEL. Remove one.'],
		},
	],
	neighbours: [
		{ values: { env: { LOG_LEVEL: 'debug', loglevel: 'info' } } },
		{ values: { env: { LOG_LEVEL: null, log_level: 'info' } } },
	],
});
