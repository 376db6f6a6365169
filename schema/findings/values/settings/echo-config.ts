import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'echo-config',
	severity: 'error',
	text: 'echo.enabled adds a route to the inline configuration, but dblessConfig names a {kind}. Use dblessConfig.config, or add the route to the {kind} and remove echo.enabled.',
	doc: {
		what: 'The echo route cannot be added to a configuration that is kept elsewhere.',
		why: 'The chart would have to change an object that is not its own.',
		fix: 'Use `dblessConfig.config`, or add the route to that object and remove `echo.enabled`.',
		source:
			'<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/db-less-and-declarative-config/>',
	},
	restsOn: ['dblessConfig'],
	saidBy: 'dbless-several',
	find({ values }, found) {
		const { configMap, secret } = values.dblessConfig;
		if (!values.echo.enabled || !(configMap || secret)) return [];
		return found('echo.enabled', { kind: configMap ? 'ConfigMap' : 'Secret' });
	},
	template: `
{{- $config := .values.dblessConfig -}}
{{- if and .values.echo.enabled (or $config.configMap $config.secret) -}}
{{- include "kong-client-ip.found" (list . "echo-config" (dict "kind" (ternary "ConfigMap" "Secret" (not (empty $config.configMap))))) -}}
{{- end -}}
`,
	samples: [
		{
			values: { echo: { enabled: true }, dblessConfig: { configMap: 'kong' } },
			texts: [
				'echo.enabled adds a route to the inline configuration, but dblessConfig names a ConfigMap. Use dblessConfig.config, or add the route to the ConfigMap and remove echo.enabled.',
			],
		},
		{
			values: { echo: { enabled: true }, dblessConfig: { secret: 'kong' } },
			texts: [
				'echo.enabled adds a route to the inline configuration, but dblessConfig names a Secret. Use dblessConfig.config, or add the route to the Secret and remove echo.enabled.',
			],
		},
	],
	neighbours: [
		{ values: { dblessConfig: { configMap: 'kong' } } },
		{ values: { echo: { enabled: true }, dblessConfig: { config: '_format_version: "3.0"\nservices: []' } } },
	],
});
