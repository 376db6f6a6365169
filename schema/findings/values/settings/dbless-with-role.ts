import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'dbless-with-role',
	severity: 'error',
	text: 'env.role data_plane takes the configuration from the control plane, but {keys} would give another. Remove {keys}, or env.role.',
	doc: {
		what: 'The gateway is a data plane and has a declarative configuration of its own.',
		why: 'A data plane takes its configuration from the control plane.',
		fix: 'Remove the configuration, or `env.role`.',
		source: '<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/hybrid-mode/>',
	},
	alone: ['env.role'],
	find({ values: { dblessConfig, echo }, role }, found) {
		if (role !== 'data_plane') return [];
		const given = (['config', 'configMap', 'secret'] as const).filter((key) => dblessConfig[key]);
		const keys = given.map((key) => `dblessConfig.${key}`);
		if (echo.enabled) keys.push('echo.enabled');
		const [first, ...others] = keys;
		return first ? found(first, { keys: keys.join(' and ') }, others) : [];
	},
	template: `
{{- $keys := list -}}
{{- range $key := list "config" "configMap" "secret" -}}
{{- if get $.values.dblessConfig $key -}}{{- $keys = append $keys (printf "dblessConfig.%s" $key) -}}{{- end -}}
{{- end -}}
{{- if .values.echo.enabled -}}{{- $keys = append $keys "echo.enabled" -}}{{- end -}}
{{- if and (eq (toString .role) "data_plane") $keys -}}
{{- include "kong-client-ip.found" (list . "dbless-with-role" (dict "keys" ($keys | join " and "))) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				env: { role: 'data_plane', cluster_cert: 'a', cluster_cert_key: 'b' },
				echo: { enabled: true },
			},
			texts: [
				'env.role data_plane takes the configuration from the control plane, but echo.enabled would give another. Remove echo.enabled, or env.role.',
			],
		},
		{
			values: {
				env: { ROLE: 'data_plane', cluster_cert: 'a', cluster_cert_key: 'b' },
				dblessConfig: { configMap: 'kong' },
			},
			texts: [
				'env.role data_plane takes the configuration from the control plane, but dblessConfig.configMap would give another. Remove dblessConfig.configMap, or env.role.',
			],
		},
	],
	neighbours: [
		{ values: { env: { role: 'data_plane', cluster_cert: 'a', cluster_cert_key: 'b' } } },
		{ values: { env: { role: 'traditional' }, echo: { enabled: true } } },
	],
});
