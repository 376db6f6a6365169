// GKE external pass-through Network Load Balancer on a target pool, and the internal one without subsetting.
import { gceHealthChecks, gceProxyHeader, gkeServiceLoadBalancer, kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	findForwardingRules,
	findNodes,
	gceTargetPools,
	passthroughImmutable,
	passthroughMethods,
	typeBesideClass,
	wrongTier,
} from './shared.ts';

const external = 'networking.gke.io/l4-regional-external-legacy';
const internal = 'networking.gke.io/l4-regional-internal-legacy';

export const entry = {
	title: 'GKE pass-through Network Load Balancer, legacy (target pool)',
	provider: 'Google',
	kind: 'pass-through',
	controller: {
		name: 'cloud-provider-gcp',
		product: ['target-pool-network-lb', 'internal-passthrough-lb'],
		kind: 'Service',
		byClass: true,
	},
	designedFor: 'GKE before 1.37, and Services that must stay on a target pool',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: [external, internal] },
	schemes: {
		'internet-facing': { loadBalancerClass: external },
		internal: { loadBalancerClass: internal },
	},
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		loadBalancer: findForwardingRules,
	},
	healthCheck:
		'Under traffic policy Local HTTP on the health check node port; under Cluster kube-proxy on port 10256.',
	hairpin: "Callers inside the cluster that use the balancer's address reach Kong directly on the node.",
	badAnnotations: [typeBesideClass, wrongTier('the controller gives up')],
	immutable: [
		{
			text: 'the class: a Service on a target pool is never moved to a backend service',
			settings: ['class'],
			effect: 'refused',
		},
		...passthroughImmutable,
	],
	notes: [
		'It has only an IPv4 address, even for an IPv6 Service. With only IPv6 source ranges nobody can connect.',
		'Another traffic policy, session affinity or range of ports deletes the forwarding rule and makes it again, on the same address: a short interruption.',
	],
	strategies: passthroughMethods,
	sources: [kubernetesSourceIp, gkeServiceLoadBalancer, gceTargetPools, gceHealthChecks, gceProxyHeader],
} as const satisfies LoadBalancer;
