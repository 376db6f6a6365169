// cloudscale.ch Load Balancer.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const repository = 'https://github.com/cloudscale-ch/cloudscale-cloud-controller-manager/blob/main';
const protocol = 'k8s.cloudscale.ch/loadbalancer-pool-protocol';

export const entry = {
	title: 'cloudscale.ch Load Balancer',
	provider: 'cloudscale.ch',
	kind: 'proxy',
	controller: {
		name: 'cloudscale-cloud-controller-manager',
		product: 'cloudscale load balancer',
		kind: 'Service',
	},
	designedFor: 'clusters on cloudscale.ch with its cloud controller manager',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer' },
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: { command: 'cloudscale load-balancer list; cloudscale subnet list' },
	},
	healthCheck: 'Under traffic policy Local /livez on the health check node port.',
	hairpin: 'The status has ipMode Proxy since controller 1.1.0, so there is no shortcut inside the cluster.',
	immutable: [
		{
			text: 'changing the pool protocol makes the pools anew: an outage of one to two minutes',
			settings: ['strategy'],
			effect: 'break',
		},
	],
	strategies: {
		externalTrafficPolicy: { ...endsConnections, instead: 'use strategy proxyProtocol with trustedIPs' },
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header on every TCP port.',
			proxyProtocol: [2, 1],
			byVersion: { 1: { [protocol]: 'proxy' }, 2: { [protocol]: 'proxyv2' } },
			needs: [
				{ what: 'cloudscale-cloud-controller-manager', from: '1.1.0', why: 'for ipMode' },
				{ what: 'Kubernetes', from: '1.30', why: 'for ipMode' },
			],
		},
		httpHeaders: {
			refused: 'the balancer works on TCP and adds no HTTP header',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
	},
	sources: [
		page('cloudscale-cloud-controller-manager: README', `${repository}/README.md`),
		page(
			'cloudscale-cloud-controller-manager: loadbalancer.go',
			`${repository}/pkg/cloudscale_ccm/loadbalancer.go`,
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
