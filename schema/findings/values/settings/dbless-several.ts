import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'dbless-several',
	severity: 'error',
	text: 'dblessConfig has {keys}; Kong reads one configuration. Keep one.',
	doc: {
		what: '`dblessConfig` names several sources of the declarative configuration.',
		why: 'Kong reads one file, so the others would be lost.',
		fix: 'Keep one, and move what the others hold into it.',
		source:
			'<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/db-less-and-declarative-config/>',
	},
	alone: [],
	find({ values }, found) {
		const keys = (['config', 'configMap', 'secret'] as const).filter((key) => values.dblessConfig[key]);
		const [last, ...others] = keys.map((key) => `dblessConfig.${key}`).reverse();
		return last && others.length > 0 ? found(last, { keys: keys.join(' and ') }, others) : [];
	},
	template: `
{{- $keys := list -}}
{{- range $key := list "config" "configMap" "secret" -}}
{{- if get $.values.dblessConfig $key -}}{{- $keys = append $keys $key -}}{{- end -}}
{{- end -}}
{{- if gt (len $keys) 1 -}}
{{- include "kong-client-ip.found" (list . "dbless-several" (dict "keys" ($keys | join " and "))) -}}
{{- end -}}
`,
	samples: [
		{
			values: { dblessConfig: { configMap: 'a', secret: 'b' } },
			texts: ['dblessConfig has configMap and secret; Kong reads one configuration. Keep one.'],
		},
	],
	neighbours: [
		{ values: { dblessConfig: { configMap: 'a' } } },
		{ values: { dblessConfig: { configMap: 'a', secret: '' } } },
	],
});
