import { inlineConfig } from '../../../decide/declarative.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'dbless-format',
	severity: 'error',
	text: 'dblessConfig.config has no _format_version, so Kong would not start. Add the line: _format_version: "3.0"',
	doc: {
		what: 'The declarative configuration has no `_format_version`.',
		why: 'Kong does not start.',
		fix: 'Add `_format_version: "3.0"`.',
		source:
			'<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/db-less-and-declarative-config/>',
	},
	alone: 'always',
	find({ values }, found) {
		const config = values.dblessConfig.config?.trim() ? inlineConfig(values) : undefined;
		return config && !('_format_version' in config) ? found('dblessConfig.config') : [];
	},
	template: `
{{- if .values.dblessConfig.config | default "" | trim -}}
{{- if not (or (hasKey .config "Error") (hasKey .config "_format_version")) -}}
{{- include "kong-client-ip.found" (list . "dbless-format" dict) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { dblessConfig: { config: 'services: []' } },
			texts: [
				'dblessConfig.config has no _format_version, so Kong would not start. Add the line: _format_version: "3.0"',
			],
		},
	],
	neighbours: [
		{ values: { dblessConfig: { config: '_format_version: "3.0"\nservices: []' } } },
		{ values: { dblessConfig: { config: '- a list' } } },
		{ values: { dblessConfig: { config: ' ' } } },
	],
});
