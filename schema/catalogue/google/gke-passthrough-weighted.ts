// GKE pass-through Network Load Balancer on a backend service, weighted by pods per node.
import { gceHealthChecks, gceProxyHeader, gkeServiceLoadBalancer, kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	backendServiceClasses,
	backendServiceSchemes,
	findForwardingRules,
	findNodes,
	gceBackendServices,
	gceL4Code,
	gceSourceRanges,
	gkeRbs,
	gkeServiceParameters,
	passthroughImmutable,
	passthroughMethods,
	typeBesideClass,
	wrongTier,
} from './shared.ts';

export const entry = {
	title: 'GKE pass-through Network Load Balancer, weighted',
	provider: 'Google',
	kind: 'pass-through',
	controller: {
		name: 'ingress-gce',
		product: ['backend-service-network-lb', 'internal-passthrough-lb'],
		kind: 'Service',
		facts: { weighted: true },
	},
	designedFor: 'GKE gateways with unequal numbers of pods per node',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: backendServiceClasses,
		annotations: { 'networking.gke.io/weighted-load-balancing': 'pods-per-node' },
	},
	schemes: backendServiceSchemes,
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		loadBalancer: findForwardingRules,
	},
	healthCheck: 'HTTP on the health check node port, whose answer carries the number of pods.',
	hairpin: "Callers inside the cluster that use the balancer's address reach Kong directly on the node.",
	badAnnotations: [typeBesideClass, { ...wrongTier('the balancer is of tier Premium'), risk: true }],
	immutable: [{ text: 'the class', settings: ['class'], effect: 'refused' }, ...passthroughImmutable],
	notes: [
		'For internal balancers Google must allow the project first.',
		'The internal class needs GKE subsetting, which is on by itself from GKE 1.36; without it the Service gets no address.',
		'If a Service has both IP families and source ranges of only one, the other family is open to everybody.',
	],
	strategies: {
		...passthroughMethods,
		externalTrafficPolicy: {
			...passthroughMethods.externalTrafficPolicy,
			how: 'The balancer forwards packets unchanged, in proportion to pods, and traffic policy Local keeps their source.',
			needs: [{ what: 'GKE', from: '1.33.1-gke.1779000', why: 'for the class' }],
		},
	},
	sources: [
		kubernetesSourceIp,
		gkeServiceLoadBalancer,
		gkeServiceParameters,
		gkeRbs,
		gceBackendServices,
		gceSourceRanges,
		gceL4Code,
		gceHealthChecks,
		gceProxyHeader,
	],
} as const satisfies LoadBalancer;
