import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'licence-missing',
	severity: 'warning',
	text: 'Kong Gateway 3.10 and later do not start new nodes without a licence, and {image} has neither KONG_LICENSE_DATA nor KONG_LICENSE_PATH. Set one of them, or use kong:3.9.',
	doc: {
		what: 'The image is Kong Gateway 3.10 or later, and no licence is given.',
		why: 'New nodes of these versions do not start without one. Data planes get it from their control plane.',
		fix: 'Set `KONG_LICENSE_DATA` or `KONG_LICENSE_PATH`, or use `kong:3.9`.',
		source: '<https://developer.konghq.com/gateway/entities/license/>',
	},
	samples: [
		{
			objects: [service({ spec: local }), kong({ image: 'kong/kong-gateway:3.10' })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong Gateway 3.10 and later do not start new nodes without a licence, and kong/kong-gateway:3.10 has neither KONG_LICENSE_DATA nor KONG_LICENSE_PATH. Set one of them, or use kong:3.9.',
			],
		},
		{
			objects: [service({ spec: local }), kong({ image: 'kong/kong-gateway:latest' })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong Gateway 3.10 and later do not start new nodes without a licence, and kong/kong-gateway:latest has neither KONG_LICENSE_DATA nor KONG_LICENSE_PATH. Set one of them, or use kong:3.9.',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: local }), kong({ image: 'kong:latest' })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ image: 'kong/kong-gateway@sha256:00' })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({ image: 'kong/kong-gateway:3.10' }),
				{
					apiVersion: 'configuration.konghq.com/v1alpha1',
					kind: 'KongLicense',
					metadata: { name: 'kong' },
					rawLicenseString: '{"license": {}}',
					enabled: true,
				},
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({ image: 'kong/kong-gateway:3.10' }),
				{
					kind: 'Deployment',
					metadata: { name: 'controller' },
					spec: {
						template: {
							spec: {
								containers: [
									{
										name: 'ingress-controller',
										image: 'kong/kubernetes-ingress-controller:3.4',
										env: [{ name: 'CONTROLLER_KONNECT_LICENSING_ENABLED', value: 'true' }],
									},
								],
							},
						},
					},
				},
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ image: 'kong/kong-gateway:3.9' })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({
					image: 'kong/kong-gateway:3.10',
					env: { KONG_LICENSE_PATH: '/etc/secrets/licence/licence.json' },
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({
					image: 'kong/kong-gateway:3.10',
					env: {
						KONG_ROLE: 'data_plane',
						KONG_CLUSTER_CERT: '/etc/secrets/cluster/tls.crt',
						KONG_CLUSTER_CERT_KEY: '/etc/secrets/cluster/tls.key',
					},
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({
					image: 'kong/kong-gateway:3.10',
					container: { envFrom: [{ secretRef: { name: 'kong-licence' } }] },
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
