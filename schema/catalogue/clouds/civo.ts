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
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	ignoresSourceRanges: true,
	followsHealthCheckNodePort: true,
	find: { node: findNodes, pods: findPods, loadBalancer: { command: 'civo loadbalancer list' } },
	healthCheck:
		'Under traffic policy Local the controller names the health check node port. Civo decides how it is checked, and what happens under Cluster.',
	immutable: [
		{
			text: 'PROXY, once it is on: the controller sends only values that are not empty, so the balancer keeps sending PROXY headers after the annotation is removed. No source names a value that switches it off; only a new balancer sends none',
			settings: [proxy],
			effect: 'refused',
			whenRemoved: true,
		},
	],
	notes: [
		'Values other than send-proxy and send-proxy-v2 are passed to Civo unchanged, and the address disappears from the status.',
		'loadBalancerSourceRanges has no effect; kubernetes.civo.com/firewall-id names the firewall.',
	],
	hairpin: 'With PROXY on the status has a host name only, so there is no shortcut inside the cluster.',
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			warnings: [
				'no source says that the balancer keeps the source of packets; send a request from outside and check the address before you rely on it.',
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
				'no source says that the balancer writes X-Forwarded-For; check the headers of a request before you rely on it.',
			],
		},
	},
	sources: [
		page('civo-cloud-controller-manager: README', `${repository}/README.md`),
		{
			title: 'civo-cloud-controller-manager: loadbalancer.go',
			url: `${repository}/cloud-controller-manager/civo/loadbalancer.go`,
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
