import { inlineConfig } from '../../../decide/declarative.ts';
import { isMap } from '../../../text/map.ts';
import { defineFinding } from '../../define.ts';

/** Lua has no empty map that is not an empty list as well. */
const isList = (value: unknown) =>
	value === null || Array.isArray(value) || (isMap(value) && Object.keys(value).length === 0);

export const finding = defineFinding({
	code: 'dbless-list',
	severity: 'error',
	text: 'dblessConfig.config: {key} must be a list, so Kong would not start. Correct it.',
	doc: {
		what: 'A kind of entities in the declarative configuration, such as `routes`, is no list.',
		why: 'Kong does not start.',
		fix: 'Write a list, each entity with a dash.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/db/schema/others/declarative_config.lua>',
	},
	alone: 'always',
	find: ({ values }, found) =>
		Object.entries(inlineConfig(values) ?? {})
			.filter(([key, value]) => !key.startsWith('_') && !isList(value))
			.map(([key]) => key)
			.sort()
			.flatMap((key) => found('dblessConfig.config', { key })),
	template: `
{{- $c := . -}}
{{- range $key, $value := .config -}}
{{- $isList := or (kindIs "slice" $value) (kindIs "invalid" $value) (and (kindIs "map" $value) (empty $value)) -}}
{{- if not (or $isList (hasPrefix "_" $key) (hasKey $c.config "Error")) -}}
{{- include "kong-client-ip.found" (list $c "dbless-list" (dict "key" $key)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				dblessConfig: { config: '_format_version: "3.0"\nroutes: {a: b}\n' },
				echo: { enabled: true },
			},
			texts: ['dblessConfig.config: routes must be a list, so Kong would not start. Correct it.'],
		},
		{
			values: { dblessConfig: { config: '_format_version: "3.0"\nservices: x\nconsumers: 1\n' } },
			texts: [
				'dblessConfig.config: consumers must be a list, so Kong would not start. Correct it.',
				'dblessConfig.config: services must be a list, so Kong would not start. Correct it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				dblessConfig: {
					config: '_format_version: "3.0"\n_transform: false\nroutes: {}\nservices:\nplugins: []\n',
				},
				echo: { enabled: true },
			},
		},
	],
});
