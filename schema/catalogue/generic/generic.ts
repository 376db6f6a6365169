// Any load balancer that has no entry of its own.
import { findPods } from '../shared.ts';
import { kongPreserveClientIp, kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

export const entry = {
	title: 'Any load balancer',
	provider: 'any',
	kind: 'pass-through',
	designedFor:
		'a pass-through balancer that follows the health check node port, and products without an entry',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', otherTypes: ['NodePort', 'ClusterIP'], anyClass: true },
	followsHealthCheckNodePort: true,
	find: {
		node: { command: 'kubectl get nodes -o wide' },
		pods: findPods,
		loadBalancer: { note: "your provider's console, for the subnet or addresses of the balancer" },
	},
	healthCheck: 'Depends on the product. Under traffic policy Local it must use the health check node port.',
	hairpin: "Callers inside the cluster that use the balancer's address usually reach Kong directly.",
	notes: ['Configure the balancer itself: the chart sets no annotation for a product that it does not know.'],
	strategies: {
		externalTrafficPolicy: {
			how: 'The balancer forwards packets unchanged and traffic policy Local keeps their source.',
			externalTrafficPolicy: 'Local',
			policyRequired: true,
			targets: 'nodes',
			packetSource: 'client',
		},
		proxyProtocol: {
			how: 'The balancer, configured by you, sends a PROXY header, which Kong believes from trustedIPs.',
			externalTrafficPolicy: 'Cluster',
			targets: 'nodes',
			packetSource: 'loadBalancer',
			proxyProtocol: [1, 2],
		},
		httpHeaders: {
			how: 'The balancer, configured by you, ends HTTP and appends to the header, which Kong believes from trustedIPs.',
			externalTrafficPolicy: 'Cluster',
			targets: 'nodes',
			packetSource: 'loadBalancer',
			header: { appends: 'client', custom: true },
		},
	},
	sources: [kongPreserveClientIp, kubernetesSourceIp],
} as const satisfies LoadBalancer;
