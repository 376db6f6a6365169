import { defineFinding } from '../../define.ts';
import { ingress, kong, readsForwardedFor, service } from '../../sample-objects.ts';

const backendConfig = {
	apiVersion: 'cloud.google.com/v1',
	kind: 'BackendConfig',
	metadata: { name: 'kong' },
	spec: { healthCheck: { type: 'HTTP', requestPath: '/status/ready', port: 8100 } },
};

const gateway = [
	{
		apiVersion: 'gateway.networking.k8s.io/v1',
		kind: 'Gateway',
		metadata: { name: 'edge' },
		spec: {
			gatewayClassName: 'gke-l7-global-external-managed',
			listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
		},
	},
	{
		apiVersion: 'gateway.networking.k8s.io/v1',
		kind: 'HTTPRoute',
		metadata: { name: 'kong' },
		spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'kong-proxy', port: 80 }] }] },
	},
];

export const finding = defineFinding({
	code: 'health-check-root',
	severity: 'warning',
	text: 'The input does not say what the health check of {product} asks for. By default it asks for /, where Kong answers 404 unless a route serves it, and then no target gets healthy. Set {settings}.',
	doc: {
		what: 'The input does not say what the health check of an HTTP balancer asks for.',
		why: 'By default it asks for `/` and wants 200, and Kong answers 404 without a route.',
		fix: 'Let it ask the status port for `/status/ready`, or accept 404, by the settings that the message names.',
		source:
			'<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html>; others in [load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			objects: [
				ingress({
					className: 'alb',
					annotations: {
						'alb.ingress.kubernetes.io/scheme': 'internet-facing',
						'alb.ingress.kubernetes.io/target-type': 'ip',
					},
				}),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'The input does not say what the health check of AWS Application Load Balancer by Ingress, ip targets asks for. By default it asks for /, where Kong answers 404 unless a route serves it, and then no target gets healthy. Set alb.ingress.kubernetes.io/healthcheck-port and alb.ingress.kubernetes.io/healthcheck-path.',
			],
		},
		{
			objects: [
				ingress({ annotations: { 'kubernetes.io/ingress.class': 'azure/application-gateway' } }),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			texts: [
				'The input does not say what the health check of Azure Application Gateway (Ingress Controller) asks for. By default it asks for /, where Kong answers 404 unless a route serves it, and then no target gets healthy. Set appgw.ingress.kubernetes.io/health-probe-port, appgw.ingress.kubernetes.io/health-probe-path and appgw.ingress.kubernetes.io/health-probe-status-codes.',
			],
		},
		{
			objects: [
				...gateway,
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('35.191.0.0/16,130.211.0.0/22') }),
			],
			texts: [
				'The input does not say what the health check of GKE global external Application Load Balancer by Gateway asks for. By default it asks for /, where Kong answers 404 unless a route serves it, and then no target gets healthy. Set a HealthCheckPolicy for the Service.',
			],
		},
	],
	neighbours: [
		{
			// Its controller says which port it asks, in a finding of its own.
			objects: [
				ingress({ annotations: { 'kubernetes.io/ingress.class': 'gce' } }),
				service({ type: 'ClusterIP', annotations: { 'cloud.google.com/neg': '{"ingress": true}' } }),
				kong({ env: readsForwardedFor('35.191.0.0/16,130.211.0.0/22') }),
			],
		},
		{
			objects: [
				ingress({
					className: 'alb',
					annotations: {
						'alb.ingress.kubernetes.io/scheme': 'internet-facing',
						'alb.ingress.kubernetes.io/target-type': 'ip',
						'alb.ingress.kubernetes.io/healthcheck-path': '/status/ready',
						'alb.ingress.kubernetes.io/healthcheck-port': '8100',
					},
				}),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				ingress({ annotations: { 'kubernetes.io/ingress.class': 'gce' } }),
				service({
					type: 'ClusterIP',
					annotations: {
						'cloud.google.com/neg': '{"ingress": true}',
						'cloud.google.com/backend-config': '{"default": "kong"}',
					},
				}),
				backendConfig,
				kong({ env: readsForwardedFor('35.191.0.0/16,130.211.0.0/22') }),
			],
		},
		{
			objects: [
				...gateway,
				{
					apiVersion: 'networking.gke.io/v1',
					kind: 'HealthCheckPolicy',
					metadata: { name: 'kong' },
					spec: {
						default: {
							config: { type: 'HTTP', httpHealthCheck: { port: 8100, requestPath: '/status/ready' } },
						},
						targetRef: { group: '', kind: 'Service', name: 'kong-proxy' },
					},
				},
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('35.191.0.0/16,130.211.0.0/22') }),
			],
		},
	],
});
