import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-controller',
	severity: 'warning',
	text: 'The Ingress Controller stays in {chart} ({path}). Set there {settings}. It then looks for the Service {name}-admin and publishes the addresses of {name}-proxy, which this chart makes by fullnameOverride and admin.enabled in the same namespace.{release} docs/ingress-controller.md has the steps.',
	doc: {
		what: 'The source runs the Kong Ingress Controller, which this chart does not.',
		why: 'Without a controller that finds it, the gateway has no routes. The controller finds gateways by the name of one Service for their admin API.',
		fix: 'Keep a release of the other chart for the controller alone, as the message says: [ingress-controller.md](ingress-controller.md).',
		source:
			'<https://github.com/Kong/charts/blob/main/charts/kong/templates/_helpers.tpl> (`kong.adminSvc`), <https://github.com/Kong/charts/blob/main/charts/ingress/values.yaml>',
	},
	samples: [
		{
			imported: 'ingressController: {installCRDs: false}\nproxy: {type: LoadBalancer}',
			texts: [
				'The Ingress Controller stays in kong/kong (ingressController). Set there deployment.kong.enabled: false, ingressController.gatewayDiscovery.enabled: true, ingressController.gatewayDiscovery.generateAdminApiService: true and proxy.nameOverride: kong-gateway-proxy. It then looks for the Service kong-gateway-admin and publishes the addresses of kong-gateway-proxy, which this chart makes by fullnameOverride and admin.enabled in the same namespace. That fits release kong; give the name of another with --release. docs/ingress-controller.md has the steps.',
			],
		},
		{
			imported: 'proxy: {type: LoadBalancer}\nfullnameOverride: kong-gateway',
			texts: [
				'The Ingress Controller stays in kong/kong (ingressController (on by default)). Set there deployment.kong.enabled: false, ingressController.gatewayDiscovery.enabled: true, ingressController.gatewayDiscovery.generateAdminApiService: true and proxy.nameOverride: kong-gateway-proxy, and remove fullnameOverride, which names the objects of both releases alike. It then looks for the Service kong-gateway-admin and publishes the addresses of kong-gateway-proxy, which this chart makes by fullnameOverride and admin.enabled in the same namespace. That fits release kong; give the name of another with --release. docs/ingress-controller.md has the steps.',
			],
		},
		{
			chart: 'kong/ingress',
			imported:
				'gateway: {proxy: {externalTrafficPolicy: Local}}\ncontroller: {ingressController: {env: {log_level: debug}}}',
			said: { release: 'edge' },
			texts: [
				'The Ingress Controller stays in kong/ingress (controller). Set there gateway.enabled: false. It then looks for the Service edge-gateway-admin and publishes the addresses of edge-gateway-proxy, which this chart makes by fullnameOverride and admin.enabled in the same namespace. docs/ingress-controller.md has the steps.',
			],
		},
	],
	neighbours: [
		{ imported: 'ingressController: {enabled: false}\nproxy: {type: LoadBalancer}' },
		{ imported: 'env: {role: data_plane}' },
		{
			chart: 'kong/ingress',
			imported: 'gateway: {proxy: {type: LoadBalancer}}\ncontroller: {enabled: false}',
		},
		{ chart: 'traefik', imported: 'service: {type: LoadBalancer}' },
	],
});
