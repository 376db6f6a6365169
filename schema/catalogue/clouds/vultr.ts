// Vultr Load Balancer.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const prefix = 'service.beta.kubernetes.io/vultr-loadbalancer';
const repository = 'https://github.com/vultr/vultr-cloud-controller-manager/blob/master';

export const entry = {
	title: 'Vultr Load Balancer',
	provider: 'Vultr',
	kind: 'proxy',
	controller: { name: 'vultr-cloud-controller-manager', product: 'vultr load balancer', kind: 'Service' },
	designedFor: 'Vultr Kubernetes Engine and clusters with vultr-cloud-controller-manager',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer' },
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: { command: 'vultr-cli load-balancer list' } },
	hostnameAnnotation: `${prefix}-hostname`,
	hostnameNeeded: true,
	healthCheck: 'The sources that were read do not say; a TCP check suits a PROXY listener.',
	hairpin:
		'The status has an address and its label, and no ipMode, so callers inside the cluster skip the balancer: set clientIp.hostname. The controller ignores an invalid name in silence.',
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header on every port.',
			annotations: { [`${prefix}-proxy-protocol`]: 'true' },
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP.',
			annotations: { [`${prefix}-protocol`]: 'http' },
			tlsEndsAtBalancer: true,
			warnings: [
				"that the balancer writes X-Forwarded-For was found in no source; look at a request's headers before you rely on it.",
			],
		},
	},
	sources: [
		page('vultr-cloud-controller-manager: load balancers', `${repository}/docs/load-balancers.md`),
		page('vultr-cloud-controller-manager: loadbalancers.go', `${repository}/vultr/loadbalancers.go`),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
