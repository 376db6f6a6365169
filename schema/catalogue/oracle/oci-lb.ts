// Oracle Cloud Infrastructure Load Balancer.
import { endsConnections, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { affinity, annotation, find, ociAnnotations, ociChanges, ociCode, schemeStays } from './shared.ts';

export const entry = {
	title: 'Oracle OCI Load Balancer',
	provider: 'Oracle',
	kind: 'proxy',
	controller: { name: 'oci-cloud-controller-manager', product: 'oci lb', kind: 'Service' },
	aliases: { oke: 1 },
	designedFor: 'OKE Services of the default load balancer type',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [], annotations: { [annotation.type]: 'lb' } },
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	// The ranges go into rules of the network, which the controller then does not write.
	sourceRangesOff: {
		'oci.oraclecloud.com/security-rule-management-mode': '^None$',
		'service.beta.kubernetes.io/oci-load-balancer-security-list-management-mode': '^None$',
	},
	followsHealthCheckNodePort: true,
	find,
	healthCheck:
		'kube-proxy: HTTP /healthz on port 10256, under traffic policy Local on the health check node port.',
	hairpin:
		'The status has ipMode VIP by default, so callers inside the cluster would skip the balancer; the chart asks for ipMode Proxy.',
	immutable: [schemeStays],
	notes: [
		affinity,
		'Removing oci-load-balancer-connection-proxy-protocol-version changes nothing on a listener that is otherwise unchanged: PROXY stays on. It is switched off only if the backend protocol changes too.',
		'The balancer takes no UDP: a Service with a UDP port is refused.',
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
			header: {
				appends: 'client',
				realIp: true,
				forwarded: { proto: 'replaces', host: 'replaces', port: 'replaces' },
			},
			tlsEndsAtBalancer: true,
			needs: [
				{
					what: 'the certificate in proxy.annotations: oci-load-balancer-ssl-ports with 443, and oci-load-balancer-tls-secret',
				},
			],
		},
	},
	sources: [
		ociAnnotations,
		ociCode,
		ociChanges,
		page(
			'Oracle: HTTP "X-" headers of a load balancer',
			'https://docs.oracle.com/en-us/iaas/Content/Balance/Reference/httpheaders.htm',
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
