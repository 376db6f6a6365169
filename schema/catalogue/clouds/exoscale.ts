// Exoscale Network Load Balancer.
import { addsNoHeader, findNodes, findPods, keepsSource, sendsNoProxy, shortcut } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

export const entry = {
	title: 'Exoscale Network Load Balancer',
	provider: 'Exoscale',
	kind: 'pass-through',
	controller: { name: 'exoscale-cloud-controller-manager', product: 'exoscale nlb', kind: 'Service' },
	recognised: { annotationPrefixes: ['service.beta.kubernetes.io/exoscale-'] },
	designedFor: 'Exoscale SKS and clusters with exoscale-cloud-controller-manager',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer' },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, pods: findPods, loadBalancer: { command: 'exo compute load-balancer list' } },
	healthCheck: 'Under traffic policy Local the health check node port.',
	hairpin: shortcut,
	strategies: {
		externalTrafficPolicy: keepsSource,
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [
		page(
			'exoscale-cloud-controller-manager: Service load balancer',
			'https://github.com/exoscale/exoscale-cloud-controller-manager/blob/master/docs/service-loadbalancer.md',
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
