// GKE pass-through Network Load Balancer, external or internal.
import {
	gceHealthChecks,
	gceProxyHeader,
	gkeServiceLoadBalancer,
	kongPreserveClientIp,
	kubernetesSourceIp,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, findForwardingRules, findNodes, passthroughMethods } from './shared.ts';

export const entry = {
	title: 'GKE pass-through Network Load Balancer',
	provider: 'Google',
	kind: 'pass-through',
	controller: {
		name: 'cloud-provider-gcp',
		product: ['target-pool-network-lb', 'internal-passthrough-lb'],
		kind: 'Service',
	},
	designedFor: 'GKE Services of type LoadBalancer, external or internal',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: [
			'networking.gke.io/l4-regional-external',
			'networking.gke.io/l4-regional-internal',
			'networking.gke.io/l4-regional-external-legacy',
			'networking.gke.io/l4-regional-internal-legacy',
		],
	},
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.loadBalancerType]: 'Internal' } },
	},
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		loadBalancer: findForwardingRules,
	},
	healthCheck:
		'Under traffic policy Local HTTP on the health check node port; under Cluster kube-proxy on port 10256. With every backend unhealthy all become eligible.',
	hairpin: "Callers inside the cluster that use the balancer's address reach Kong directly on the node.",
	immutable: [{ text: 'the class', settings: ['class'], effect: 'refused' }],
	strategies: passthroughMethods,
	sources: [
		kongPreserveClientIp,
		kubernetesSourceIp,
		gkeServiceLoadBalancer,
		gceHealthChecks,
		gceProxyHeader,
	],
} as const satisfies LoadBalancer;
