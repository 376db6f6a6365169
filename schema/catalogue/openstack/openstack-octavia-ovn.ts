// OpenStack Octavia with the OVN provider.
import { findNodes, findPods, keepsSource } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, findLoadBalancer, occmCode, occmDocs } from './shared.ts';

export const entry = {
	title: 'OpenStack Octavia, OVN provider',
	provider: 'OpenStack',
	kind: 'pass-through',
	controller: {
		name: 'openstack-cloud-controller-manager',
		product: 'octavia ovn',
		kind: 'Service',
		settings: { 'lb-provider': 'ovn' },
	},
	designedFor: 'clusters on OpenStack whose cloud configuration has lb-provider=ovn',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	ignoresSourceRanges: true,
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: findLoadBalancer },
	healthCheck:
		'None by default. With loadbalancer.openstack.org/enable-health-monitor TCP to the node port, also under traffic policy Local: this provider has no checks by HTTP.',
	hairpin: "Callers inside the cluster that use the balancer's address reach Kong directly.",
	notes: [
		'It is the only possible method: PROXY and X-Forwarded-For are documented as not supported with this provider. The controller does not refuse their annotations, and asks Octavia for features that OVN lacks.',
		'Source ranges are ignored with a warning event, unless the controller has manage-security-groups.',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			warnings: [
				'no source says that OVN keeps the source of packets; send a request from outside and check the address before you rely on it.',
			],
		},
		proxyProtocol: {
			refused: 'cloud-provider-openstack documents PROXY as not supported with the OVN provider',
			instead: 'use strategy externalTrafficPolicy, or the amphora provider (openstack-octavia)',
		},
		httpHeaders: {
			refused: 'cloud-provider-openstack documents X-Forwarded-For as not supported with the OVN provider',
			instead: 'use strategy externalTrafficPolicy, or the amphora provider (openstack-octavia)',
		},
	},
	sources: [occmDocs, occmCode, kubernetesSourceIp],
} as const satisfies LoadBalancer;
