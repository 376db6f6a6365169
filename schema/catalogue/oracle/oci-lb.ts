// Oracle Cloud Infrastructure Load Balancer.
import { endsConnections, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, find, ociAnnotations, ociCode } from './shared.ts';

export const entry = {
	title: 'Oracle OCI Load Balancer',
	provider: 'Oracle',
	kind: 'proxy',
	controller: { name: 'oci-cloud-controller-manager', product: 'oci lb', kind: 'Service' },
	designedFor: 'OKE Services of the default load balancer type',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', annotations: { [annotation.type]: 'lb' } },
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	followsHealthCheckNodePort: true,
	find,
	healthCheck: 'kube-proxy, under traffic policy Local the health check node port.',
	hairpin:
		'The status has ipMode VIP by default, so callers inside the cluster would skip the balancer; the chart asks for ipMode Proxy.',
	immutable: [
		{
			text: 'the scheme: oci-load-balancer-internal cannot change after creation',
			settings: ['scheme'],
			effect: 'refused',
		},
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header on every listener.',
			proxyProtocol: [2, 1],
			byVersion: { 1: { [annotation.proxyVersion]: '1' }, 2: { [annotation.proxyVersion]: '2' } },
			suggested: { [annotation.ipMode]: 'proxy' },
			needs: [
				{ what: 'oci-cloud-controller-manager', from: '1.19.12' },
				{ what: 'oci-cloud-controller-manager', from: '1.30.0', why: 'for ipMode' },
			],
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP and appends the client to X-Forwarded-For; it also sets X-Real-IP.',
			annotations: { [annotation.backendProtocol]: 'HTTP' },
			suggested: { [annotation.ipMode]: 'proxy' },
			header: { appends: 'client', realIp: true },
			tlsEndsAtBalancer: true,
		},
	},
	sources: [
		ociAnnotations,
		ociCode,
		page(
			'Oracle: HTTP "X-" headers of a load balancer',
			'https://docs.oracle.com/en-us/iaas/Content/Balance/Reference/httpheaders.htm',
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
