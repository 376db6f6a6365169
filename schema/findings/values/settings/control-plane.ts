import { defineFinding } from '../../define.ts';
import { envPath } from './env-keys.ts';

export const finding = defineFinding({
	code: 'control-plane',
	severity: 'error',
	text: 'env.role is control_plane, but this chart runs the data plane. Run the control plane with the chart kong/kong, and set env.role data_plane here.',
	doc: {
		what: '`env.role` makes the gateway a control plane.',
		why: 'The chart runs data planes: it has neither a database nor the cluster listener that data planes call.',
		fix: 'Run the control plane with the chart kong/kong, and set `env.role: data_plane` here.',
		source: '<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/hybrid-mode/>',
	},
	alone: 'always',
	find: ({ role, values }, found) => (role === 'control_plane' ? found(envPath(values.env, 'role')) : []),
	template: `
{{- if eq (toString .role) "control_plane" -}}
{{- include "kong-client-ip.found" (list . "control-plane" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { env: { role: 'control_plane' } },
			texts: [
				'env.role is control_plane, but this chart runs the data plane. Run the control plane with the chart kong/kong, and set env.role data_plane here.',
			],
		},
	],
	neighbours: [{ values: { env: { role: 'data_plane' } } }],
});
