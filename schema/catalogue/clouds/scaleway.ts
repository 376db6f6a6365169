// Scaleway Load Balancer.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const prefix = 'service.beta.kubernetes.io/scw-loadbalancer';
const repository = 'https://github.com/scaleway/scaleway-cloud-controller-manager/blob/master';
const noProxy = {
	[`${prefix}-proxy-protocol-v1`]: 'false',
	[`${prefix}-proxy-protocol-v2`]: 'false',
} as const;

export const entry = {
	title: 'Scaleway Load Balancer',
	provider: 'Scaleway',
	kind: 'proxy',
	controller: {
		name: 'scaleway-cloud-controller-manager',
		product: 'scaleway load balancer',
		kind: 'Service',
	},
	designedFor: 'Scaleway Kapsule and Kosmos',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer' },
	schemes: {
		'internet-facing': {},
		internal: { service: { [`${prefix}-private`]: 'true' } },
	},
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: { command: 'scw lb lb list' } },
	healthCheck:
		'TCP or HTTP to the node port, without PROXY header unless scw-loadbalancer-health-check-send-proxy is true. It asks the health check node port only with scw-loadbalancer-health-check-from-service.',
	shortcutCure: { [`${prefix}-use-hostname`]: 'true' },
	hairpin:
		'The status gets ipMode Proxy by itself when every port has PROXY, and by annotation for HTTP, so there is no shortcut inside the cluster.',
	notes: [
		'The balancer uses its own address as source, which clashes with IPVS where nodes hold that address.',
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header on every port.',
			proxyProtocol: [2, 1],
			alternatives: [{ annotation: `${prefix}-send-proxy-v2`, on: 'true' }],
			// The same port in both lists is an error.
			byVersion: {
				1: { ...noProxy, [`${prefix}-proxy-protocol-v1`]: 'true' },
				2: { ...noProxy, [`${prefix}-proxy-protocol-v2`]: 'true' },
			},
			needs: [{ what: 'Kubernetes', from: '1.30', why: 'for ipMode' }],
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP.',
			annotations: { [`${prefix}-protocol-http`]: 'true', ...noProxy },
			suggested: { [`${prefix}-ip-mode`]: 'Proxy' },
			tlsEndsAtBalancer: true,
			warnings: [
				"that the balancer writes X-Forwarded-For was found in no source; look at a request's headers before you rely on it.",
			],
		},
	},
	sources: [
		page(
			'scaleway-cloud-controller-manager: load balancer annotations',
			`${repository}/docs/loadbalancer-annotations.md`,
		),
		page('scaleway-cloud-controller-manager: loadbalancers.go', `${repository}/scaleway/loadbalancers.go`),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
