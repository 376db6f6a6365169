// Oracle Cloud Infrastructure Network Load Balancer.
import { addsNoHeader, keepsSource, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { affinity, annotation, find, ociAnnotations, ociChanges, ociCode, schemeStays } from './shared.ts';

export const entry = {
	title: 'Oracle OCI Network Load Balancer',
	provider: 'Oracle',
	kind: 'pass-through',
	controller: { name: 'oci-cloud-controller-manager', product: 'oci nlb', kind: 'Service' },
	aliases: { oke: 2 },
	designedFor: 'OKE Services that should see clients without PROXY headers',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: [], annotations: { [annotation.type]: 'nlb' } },
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.networkInternal]: 'true' } },
	},
	// Left out it stays as it was: the controller then sends no value at all, at every sync.
	off: { [annotation.networkProxy]: 'false' },
	ignoresSourceRanges: true,
	followsHealthCheckNodePort: true,
	find,
	badAnnotations: [
		{
			policy: 'Cluster',
			annotation: '^oci-network-load-balancer\\.oraclecloud\\.com/is-preserve-source$',
			why: 'under traffic policy Cluster the controller refuses the Service, whatever the value is',
		},
		{
			policy: 'Local',
			strategy: 'externalTrafficPolicy',
			annotation: '^oci-network-load-balancer\\.oraclecloud\\.com/is-preserve-source$',
			value: '^(0|f|F|false|False|FALSE)$',
			why: 'packets then have the address of the balancer',
		},
		{
			policy: 'Local',
			annotation: '^oci-network-load-balancer\\.oraclecloud\\.com/is-preserve-source$',
			value: '^($|[^01tTfF])',
			why: 'the controller accepts only true and false, and refuses the Service otherwise',
		},
	],
	healthCheck:
		'kube-proxy: HTTP /healthz on port 10256, under traffic policy Local on the health check node port.',
	hairpin:
		'Callers inside the cluster reach Kong directly, which is right without PROXY; with PROXY the chart asks for ipMode Proxy.',
	immutable: [
		schemeStays,
		// The controller finds its balancer by the type. Said here alone, since a type lb changes nothing where there was none.
		{
			text: `${annotation.type}: a second balancer is made, and the first keeps running until you delete it yourself`,
			settings: [annotation.type],
			effect: 'replaced',
		},
	],
	notes: [
		affinity,
		'Ranges of loadBalancerSourceRanges have no effect unless security-list-management-mode or security-rule-management-mode says who changes the rules.',
		'By default nothing opens the security lists. Allow clients into the node subnet yourself, or set security-list-management-mode in proxy.annotations.',
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
	sources: [ociAnnotations, ociCode, ociChanges, kubernetesSourceIp],
} as const satisfies LoadBalancer;
