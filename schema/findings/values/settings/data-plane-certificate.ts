import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'data-plane-certificate',
	severity: 'warning',
	text: 'env.role data_plane needs {missing}: unless the image brings it, Kong does not start. Name files, such as /etc/secrets/NAME/tls.crt of a Secret in secretVolumes, or give the text by valueFrom.',
	doc: {
		what: 'A data plane without the certificate by which its control plane knows it.',
		why: 'Kong checks `cluster_cert` and `cluster_cert_key` when it starts, and does not start without. An image of your own may bring them, which the chart cannot see.',
		fix: 'Mount them from a Secret with `secretVolumes`, and name the files in `env.cluster_cert` and `env.cluster_cert_key`.',
		source: '<https://docs.konghq.com/gateway/3.9.x/production/deployment-topologies/hybrid-mode/>',
	},
	samples: [
		{
			values: { env: { role: 'data_plane', CLUSTER_CERT: '/etc/secrets/cluster/tls.crt' } },
			texts: [
				'env.role data_plane needs env.cluster_cert_key: unless the image brings it, Kong does not start. Name files, such as /etc/secrets/NAME/tls.crt of a Secret in secretVolumes, or give the text by valueFrom.',
			],
		},
	],
	neighbours: [],
});
