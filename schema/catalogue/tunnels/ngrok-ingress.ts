// An Ingress of the ngrok Kubernetes operator.
import { page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { behindTunnel, endsAtTunnel, fromPods, podsOf, tunnelHealthCheck } from './shared.ts';

export const entry = {
	title: 'ngrok Ingress (Kubernetes operator)',
	provider: 'ngrok',
	kind: 'http',
	aliases: { ngrok: 1, tunnel: 3 },
	insideCluster: true,
	designedFor: 'clusters without an address of their own, behind an HTTPS endpoint of ngrok',
	recommended: 'httpHeaders',
	service: behindTunnel,
	ingress: { ingressClassName: 'ngrok' },
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	closedBy: 'the restrict-ips action of a traffic policy',
	find: {
		node: podsOf('ngrok-operator', 'app.kubernetes.io/component=agent'),
		loadBalancer: podsOf('ngrok-operator', 'app.kubernetes.io/component=agent'),
	},
	healthCheck: tunnelHealthCheck,
	hairpin: 'Callers inside the cluster that use the public host name leave it and come back through ngrok.',
	notes: [
		'A traffic policy with the action remove-headers or forward-internal may change X-Forwarded-For on the way: compare with kong-client-ip probe.',
	],
	strategies: {
		...endsAtTunnel,
		proxyProtocol: {
			refused:
				'the endpoints that the operator makes of an Ingress leave proxyProtocolVersion unset, so its agents send no PROXY header',
			instead: 'use strategy httpHeaders with trustedIPs',
		},
		httpHeaders: {
			...fromPods,
			how: "The edge of ngrok ends HTTP and appends the client to X-Forwarded-For; the operator's agents pass it on from a pod.",
			// X-Forwarded-Host stays the client's. X-Forwarded-Proto is appended to the client's, in the same line or another.
			header: { appends: 'client', forwarded: {} },
			needs: [{ what: 'ngrok Kubernetes operator' }],
		},
	},
	sources: [
		page(
			'ngrok documentation: HTTP endpoints, upstream headers',
			'https://github.com/ngrok/ngrok-docs/blob/main/endpoints/cloud-endpoints/http.mdx',
			'2026-11',
		),
		page(
			'ngrok operator: agentendpoint_types.go',
			'https://github.com/ngrok/ngrok-operator/blob/main/api/ngrok/v1alpha1/agentendpoint_types.go',
			'2026-11',
		),
		page(
			'ngrok operator: values.yaml of its chart',
			'https://github.com/ngrok/ngrok-operator/blob/main/helm/ngrok-operator/values.yaml',
			'2026-11',
		),
	],
} as const satisfies LoadBalancer;
