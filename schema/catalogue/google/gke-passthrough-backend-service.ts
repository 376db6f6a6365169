// GKE pass-through Network Load Balancer on a backend service, external or internal.
import { gceHealthChecks, gceProxyHeader, gkeServiceLoadBalancer, kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	backendServiceClasses,
	backendServiceSchemes,
	findForwardingRules,
	findNodes,
	gceBackendServices,
	gceSourceRanges,
	gkeRbs,
	gkeServiceParameters,
	passthroughImmutable,
	passthroughMethods,
	typeBesideClass,
	wrongTier,
} from './shared.ts';

export const entry = {
	title: 'GKE pass-through Network Load Balancer, backend service',
	provider: 'Google',
	kind: 'pass-through',
	controller: {
		name: 'ingress-gce',
		product: ['backend-service-network-lb', 'internal-passthrough-lb'],
		kind: 'Service',
	},
	designedFor: 'GKE 1.33.1-gke.1779000 and later, chosen by class; from 1.37 the default',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: backendServiceClasses },
	schemes: backendServiceSchemes,
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		loadBalancer: findForwardingRules,
	},
	healthCheck:
		'Under traffic policy Local HTTP on the health check node port; under Cluster kube-proxy on port 10256. If every backend is unhealthy, all of them get requests.',
	hairpin: "Callers inside the cluster that use the balancer's address reach Kong directly on the node.",
	badAnnotations: [typeBesideClass, { ...wrongTier('the balancer is of tier Premium'), risk: true }],
	immutable: [{ text: 'the class', settings: ['class'], effect: 'refused' }, ...passthroughImmutable],
	notes: [
		'On older versions the annotation cloud.google.com/l4-rbs: "enabled", exactly, chooses it, on first creation only.',
		'The internal class needs GKE subsetting, which is on by itself from GKE 1.36; without it the Service gets no address.',
		'If a Service has both IP families and source ranges of only one, the other family is open to everybody.',
		'Traffic policy Local sends to nodes evenly, whatever the number of pods on them: see gke-passthrough-weighted.',
	],
	strategies: passthroughMethods,
	sources: [
		kubernetesSourceIp,
		gkeServiceLoadBalancer,
		gkeServiceParameters,
		gkeRbs,
		gceBackendServices,
		gceSourceRanges,
		gceHealthChecks,
		gceProxyHeader,
	],
} as const satisfies LoadBalancer;
