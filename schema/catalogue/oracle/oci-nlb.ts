// Oracle Cloud Infrastructure Network Load Balancer.
import { addsNoHeader, keepsSource, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, find, ociAnnotations, ociCode } from './shared.ts';

export const entry = {
	title: 'Oracle OCI Network Load Balancer',
	provider: 'Oracle',
	kind: 'pass-through',
	controller: { name: 'oci-cloud-controller-manager', product: 'oci nlb', kind: 'Service' },
	designedFor: 'OKE Services that should see clients without PROXY headers',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', annotations: { [annotation.type]: 'nlb' } },
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.networkInternal]: 'true' } },
	},
	followsHealthCheckNodePort: true,
	find,
	badAnnotations: [
		{
			policy: 'Cluster',
			annotation: '^oci-network-load-balancer\\.oraclecloud\\.com/is-preserve-source$',
			why: 'under traffic policy Cluster the controller refuses the Service, whatever the value is',
		},
	],
	healthCheck: 'kube-proxy, under traffic policy Local the health check node port.',
	hairpin:
		'Callers inside the cluster reach Kong directly, which is right without PROXY; with PROXY the chart asks for ipMode Proxy.',
	notes: [
		'Nobody opens the security lists by default: let clients into the node subnet yourself, or set security-list-management-mode in proxy.annotations.',
	],
	strategies: {
		externalTrafficPolicy: keepsSource,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY v2 header.',
			annotations: { [annotation.networkProxy]: 'true' },
			proxyProtocol: [2],
			suggested: { [annotation.ipMode]: 'proxy' },
			needs: [{ what: 'oci-cloud-controller-manager', from: '1.30.0' }],
		},
		httpHeaders: {
			...addsNoHeader,
			instead: 'use strategy externalTrafficPolicy, or the Load Balancer (oci-lb)',
		},
	},
	sources: [ociAnnotations, ociCode, kubernetesSourceIp],
} as const satisfies LoadBalancer;
