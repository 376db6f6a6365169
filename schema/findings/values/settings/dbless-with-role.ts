import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'dbless-with-role',
	severity: 'error',
	text: 'dblessConfig and echo give a configuration, but env.role data_plane takes it from the control plane. Remove them.',
	doc: {
		what: 'A data plane with a configuration of its own.',
		why: 'It takes its configuration from the control plane.',
		fix: 'Remove one of the two.',
		source: '<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/hybrid-mode/>',
	},
	alone: ['env.role'],
	samples: [
		{
			values: {
				env: { role: 'data_plane', cluster_cert: 'a', cluster_cert_key: 'b' },
				echo: { enabled: true },
			},
			texts: [
				'dblessConfig and echo give a configuration, but env.role data_plane takes it from the control plane. Remove them.',
			],
		},
	],
	neighbours: [],
});
