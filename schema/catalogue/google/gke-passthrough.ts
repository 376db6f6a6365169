// GKE pass-through Network Load Balancer, external or internal.
import {
	gceHealthChecks,
	gceProxyHeader,
	gkeServiceLoadBalancer,
	kongPreserveClientIp,
	kubernetesSourceIp,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, findNodes } from './shared.ts';

export const entry = {
	title: 'GKE pass-through Network Load Balancer',
	provider: 'Google',
	kind: 'pass-through',
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
		loadBalancer: "gcloud compute forwarding-rules list --format='value(name,IPAddress)'",
	},
	healthCheck:
		'Under traffic policy Local HTTP on the health check node port; under Cluster kube-proxy on port 10256. With every backend unhealthy all become eligible.',
	hairpin: "Callers inside the cluster that use the balancer's address reach Kong directly on the node.",
	immutable: ['the class'],
	strategies: {
		externalTrafficPolicy: {
			how: 'The balancer forwards packets unchanged and traffic policy Local keeps their source.',
			externalTrafficPolicy: 'Local',
			policyRequired: true,
			targets: 'nodes',
			packetSource: 'client',
		},
		proxyProtocol: {
			refused:
				'GKE pass-through load balancers have no PROXY protocol: they forward packets unchanged, and Kong would refuse every connection',
			instead: 'use strategy externalTrafficPolicy, which needs no trustedIPs',
		},
		httpHeaders: {
			refused:
				'GKE pass-through load balancers add no HTTP header: what arrives in one was written by the client',
			instead: 'use strategy externalTrafficPolicy, or an Application Load Balancer (gke-alb-external)',
		},
	},
	sources: [
		kongPreserveClientIp,
		kubernetesSourceIp,
		gkeServiceLoadBalancer,
		gceHealthChecks,
		gceProxyHeader,
	],
} as const satisfies LoadBalancer;
