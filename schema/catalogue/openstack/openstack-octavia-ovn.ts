// OpenStack Octavia with the OVN provider.
import { findNodes, findPods, keepsSource } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, findLoadBalancer, occmCode, occmDocs } from './shared.ts';

export const entry = {
	title: 'OpenStack Octavia, OVN provider',
	provider: 'OpenStack',
	kind: 'pass-through',
	controller: { name: 'openstack-cloud-controller-manager', product: 'octavia ovn', kind: 'Service' },
	designedFor: 'clusters on OpenStack whose cloud configuration has lb-provider=ovn',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer' },
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: findLoadBalancer },
	healthCheck:
		'None by default. With loadbalancer.openstack.org/enable-health-monitor the health check node port under traffic policy Local.',
	hairpin: "Callers inside the cluster that use the balancer's address reach Kong directly.",
	notes: ['It is the only method left: the controller rejects PROXY and X-Forwarded-For with this provider.'],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			warnings: [
				'no source says that OVN keeps the source of packets; send a request from outside and look at the address before you rely on it.',
			],
		},
		proxyProtocol: {
			refused: 'cloud-provider-openstack rejects PROXY with the OVN provider',
			instead: 'use strategy externalTrafficPolicy, or the amphora provider (openstack-octavia)',
		},
		httpHeaders: {
			refused: 'cloud-provider-openstack rejects X-Forwarded-For with the OVN provider',
			instead: 'use strategy externalTrafficPolicy, or the amphora provider (openstack-octavia)',
		},
	},
	sources: [occmDocs, occmCode, kubernetesSourceIp],
} as const satisfies LoadBalancer;
