// Yandex Cloud Network Load Balancer.
import { addsNoHeader, findNodes, findPods, keepsSource, sendsNoProxy, shortcut } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const repository = 'https://github.com/yandex-cloud/docs/blob/master/en';

export const entry = {
	title: 'Yandex Cloud Network Load Balancer',
	provider: 'Yandex',
	kind: 'pass-through',
	designedFor: 'Yandex Managed Service for Kubernetes',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer' },
	schemes: {
		'internet-facing': {},
		internal: { service: { 'yandex.cloud/load-balancer-type': 'internal' } },
	},
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: { command: 'yc load-balancer network-load-balancer list' },
	},
	healthCheck: 'The sources that were read do not say.',
	hairpin: shortcut,
	notes: ['An internal one needs yandex.cloud/subnet-id in proxy.annotations.'],
	strategies: {
		externalTrafficPolicy: keepsSource,
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [
		page(
			'Yandex Managed Kubernetes: externalTrafficPolicy',
			`${repository}/_includes/managed-kubernetes/externalTrafficPolicy.md`,
		),
		page(
			'Yandex Managed Kubernetes: create a load balancer',
			`${repository}/managed-kubernetes/operations/create-load-balancer.md`,
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
