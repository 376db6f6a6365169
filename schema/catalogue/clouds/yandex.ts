// Yandex Cloud Network Load Balancer.
import { addsNoHeader, findNodes, findPods, keepsSource, sendsNoProxy, shortcut } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const repository = 'https://github.com/yandex-cloud/docs/blob/master/en';

export const entry = {
	title: 'Yandex Cloud Network Load Balancer',
	provider: 'Yandex',
	kind: 'pass-through',
	designedFor: 'Yandex Managed Service for Kubernetes',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer' },
	schemes: {
		'internet-facing': {},
		internal: { service: { 'yandex.cloud/load-balancer-type': 'internal' } },
	},
	failsUnless: {
		annotations: { 'yandex.cloud/subnet-id': null },
		why: 'an internal balancer gets its address from that subnet',
		scheme: 'internal',
	},
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: { command: 'yc load-balancer network-load-balancer list' },
	},
	healthCheck:
		'The balancer checks the nodes; the annotations yandex.cloud/load-balancer-healthcheck-… set how often, not what is checked.',
	immutable: [
		{
			text: 'the scheme: its documentation deletes the Service and creates it again, and no source says what a change in place does',
			settings: ['scheme'],
			effect: 'unknown',
		},
	],
	hairpin: shortcut,
	strategies: {
		externalTrafficPolicy: keepsSource,
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [
		page(
			'Yandex Managed Kubernetes: externalTrafficPolicy',
			`${repository}/_includes/managed-kubernetes/externalTrafficPolicy.md`,
		),
		{
			title: 'Yandex Managed Kubernetes: create a load balancer',
			url: `${repository}/managed-kubernetes/operations/create-load-balancer.md`,
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
