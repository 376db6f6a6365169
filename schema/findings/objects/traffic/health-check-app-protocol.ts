import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'health-check-app-protocol',
	severity: 'error',
	text: 'appProtocol {value} {makes} {product} change its health check: {why}. Remove appProtocol, or use traffic policy Local, whose check asks the health check node port.',
	doc: {
		what: '`appProtocol` makes the health check ask for `/` by HTTP.',
		why: 'Kong answers 404 there unless a route serves it, and the balancer takes every node out.',
		fix: 'Remove `appProtocol`, set the annotation `port_N_health-probe_protocol: tcp` for the port, or use traffic policy `Local`.',
		source:
			'<https://learn.microsoft.com/azure/aks/load-balancer-standard> and <https://github.com/Kong/charts/issues/694>',
	},
	samples: [
		{
			objects: [
				service({
					spec: { ports: [{ name: 'kong-proxy', port: 80, targetPort: 8000, appProtocol: 'http' }] },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'aks' },
			texts: [
				'appProtocol http makes Azure Standard Load Balancer change its health check: Azure then probes HTTP / under traffic policy Cluster (unless the cluster has shared health probes), where Kong answers 404 without a route, so the backend becomes unhealthy. Remove appProtocol, or use traffic policy Local, whose check asks the health check node port.',
			],
		},
		{
			objects: [
				service({
					spec: {
						ports: [
							{ name: 'kong-proxy', port: 80, targetPort: 8000, appProtocol: 'http' },
							{ name: 'kong-proxy-tls', port: 443, targetPort: 8443, appProtocol: 'https' },
						],
					},
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'aks' },
			texts: [
				'appProtocol http and https make Azure Standard Load Balancer change its health check: Azure then probes HTTP / under traffic policy Cluster (unless the cluster has shared health probes), where Kong answers 404 without a route, so the backend becomes unhealthy. Remove appProtocol, or use traffic policy Local, whose check asks the health check node port.',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: { ports: [{ name: 'kong-proxy', port: 80, targetPort: 8000 }] } }), kong()],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'aks' },
		},
		{
			objects: [
				service({
					spec: { ports: [{ name: 'kong-proxy', port: 80, targetPort: 8000, appProtocol: 'tcp' }] },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'aks' },
		},
		{
			objects: [
				service({
					spec: {
						...local,
						ports: [{ name: 'kong-proxy', port: 80, targetPort: 8000, appProtocol: 'http' }],
					},
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'aks' },
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/port_80_health-probe_protocol': 'tcp' },
					spec: { ports: [{ name: 'kong-proxy', port: 80, targetPort: 8000, appProtocol: 'http' }] },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'aks' },
		},
	],
});
