// Civo Load Balancer.
import { findNodes, findPods, keepsSource, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const repository = 'https://github.com/civo/civo-cloud-controller-manager/blob/master';
const proxy = 'kubernetes.civo.com/loadbalancer-enable-proxy-protocol';

export const entry = {
	title: 'Civo Load Balancer',
	provider: 'Civo',
	kind: 'proxy',
	controller: { name: 'civo-cloud-controller-manager', product: 'civo load balancer', kind: 'Service' },
	recognised: { hostNames: ['\\.lb\\.civo\\.com$'] },
	designedFor: 'Civo Kubernetes',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer' },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, pods: findPods, loadBalancer: { command: 'civo loadbalancer list' } },
	healthCheck: 'The sources that were read do not say.',
	hairpin: 'With PROXY on the status has a host name only, so there is no shortcut inside the cluster.',
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			warnings: [
				'no source says that the balancer keeps the source of packets; send a request from outside and look at the address before you rely on it.',
			],
		},
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header.',
			proxyProtocol: [2, 1],
			byVersion: { 1: { [proxy]: 'send-proxy' }, 2: { [proxy]: 'send-proxy-v2' } },
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP.',
			annotations: { 'kubernetes.civo.com/protocol': 'http' },
			tlsEndsAtBalancer: true,
			warnings: [
				"that the balancer writes X-Forwarded-For was found in no source; look at a request's headers before you rely on it.",
			],
		},
	},
	sources: [
		page('civo-cloud-controller-manager: README', `${repository}/README.md`),
		page(
			'civo-cloud-controller-manager: loadbalancer.go',
			`${repository}/cloud-controller-manager/civo/loadbalancer.go`,
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
