// GKE pass-through Network Load Balancer, external or internal.
import {
	gceHealthChecks,
	gceProxyHeader,
	gkeServiceLoadBalancer,
	kongPreserveClientIp,
	kubernetesSourceIp,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	findForwardingRules,
	findNodes,
	gceServiceType,
	gceSourceRanges,
	passthroughImmutable,
	passthroughMethods,
	wrongInternal,
	wrongTier,
} from './shared.ts';

export const entry = {
	title: 'GKE pass-through Network Load Balancer',
	provider: 'Google',
	kind: 'pass-through',
	controller: {
		name: 'cloud-provider-gcp',
		product: ['target-pool-network-lb', 'internal-passthrough-lb'],
		kind: 'Service',
	},
	// With GKE subsetting, internal balancers are this one's.
	otherController: {
		name: 'ingress-gce',
		product: 'internal-passthrough-lb',
		kind: 'Service',
		byClass: false,
	},
	aliases: { gke: 1, google: 1, gcp: 1 },
	recognised: { providerIds: ['gce://'], annotationPrefixes: ['cloud.google.com/'] },
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
		'Under traffic policy Local HTTP on the health check node port; under Cluster kube-proxy on port 10256. If every backend is unhealthy, all of them get requests.',
	hairpin: "Callers inside the cluster that use the balancer's address reach Kong directly on the node.",
	badAnnotations: [
		wrongInternal,
		wrongTier('a target pool is not made, a backend service is of tier Premium'),
		{
			annotation: '^cloud\\.google\\.com/l4-rbs$',
			value: '^([A-Z]|true|yes|on|1)|\\s',
			why: 'only the exact word enabled asks for a backend service; the Service gets what its cluster makes by default',
			risk: true,
		},
	],
	immutable: [
		{ text: 'the class', settings: ['class'], effect: 'refused' },
		{
			text: 'the scheme (the annotation networking.gke.io/load-balancer-type): the balancer is deleted and another made, with another address',
			settings: ['scheme', annotation.loadBalancerType],
			effect: 'replaced',
		},
		...passthroughImmutable,
	],
	notes: [
		'Before GKE 1.37 a new Service gets a target pool, from then on a backend service. On an existing Service cloud.google.com/l4-rbs changes nothing.',
		'A target pool has only an IPv4 address. A backend service leaves an IP family without source ranges of its own open to everybody.',
	],
	strategies: passthroughMethods,
	sources: [
		kongPreserveClientIp,
		kubernetesSourceIp,
		gkeServiceLoadBalancer,
		gceServiceType,
		gceSourceRanges,
		gceHealthChecks,
		gceProxyHeader,
	],
} as const satisfies LoadBalancer;
