import { inlineConfig } from '../../../decide/declarative.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'dbless-invalid',
	severity: 'error',
	text: 'dblessConfig.config is not a YAML map, so Kong would not start. Correct it.',
	doc: {
		what: 'The declarative configuration is not a YAML map, or not YAML at all.',
		why: 'Kong does not start.',
		fix: 'Correct it.',
		source:
			'<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/db-less-and-declarative-config/>',
	},
	alone: 'always',
	find: ({ values }, found) => (inlineConfig(values) === undefined ? found('dblessConfig.config') : []),
	template: `
{{- /* fromYaml leaves its complaint under Error. */ -}}
{{- if hasKey .config "Error" -}}
{{- include "kong-client-ip.found" (list . "dbless-invalid" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { dblessConfig: { config: '- a list' } },
			texts: ['dblessConfig.config is not a YAML map, so Kong would not start. Correct it.'],
		},
		{
			values: { dblessConfig: { config: '_format_version: "3.0"\nservices: [' } },
			texts: ['dblessConfig.config is not a YAML map, so Kong would not start. Correct it.'],
		},
	],
	neighbours: [
		{ values: { dblessConfig: { config: '_format_version: "3.0"\nservices: []' } } },
		{ values: { dblessConfig: { config: ' ' } } },
	],
});
