// STACKIT Load Balancer.
import { findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const prefix = 'lb.stackit.cloud';

export const entry = {
	title: 'STACKIT Load Balancer',
	provider: 'STACKIT',
	kind: 'proxy',
	controller: { name: 'cloud-provider-stackit', product: 'stackit load balancer', kind: 'Service' },
	designedFor: 'STACKIT Kubernetes Engine',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	schemes: {
		'internet-facing': {},
		internal: { service: { [`${prefix}/internal-lb`]: 'true' } },
	},
	followsHealthCheckNodePort: false,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: { note: 'the network of the cluster in the STACKIT portal' },
	},
	healthCheck:
		'None: the controller makes no health check. It removes a node from the targets when Kubernetes says that the node is not ready.',
	hairpin:
		'ipMode is set by annotation, so callers inside the cluster would skip the balancer; the chart asks for ipMode Proxy.',
	immutable: [
		{
			text: 'internal or internet-facing (the controller gives up, and nothing else of the change is done)',
			settings: ['scheme', `${prefix}/internal-lb`, 'yawol.stackit.cloud/internalLB'],
			effect: 'refused',
		},
		{
			text: 'external-address, which can only be set to the address that the balancer has already (the controller gives up, and nothing else of the change is done)',
			settings: [`${prefix}/external-address`, 'yawol.stackit.cloud/existingFloatingIP'],
			effect: 'refused',
		},
		{
			text: 'listener-network (the controller gives up, and nothing else of the change is done)',
			settings: [`${prefix}/listener-network`],
			effect: 'refused',
		},
	],
	notes: [
		'The old keys yawol.stackit.cloud/tcpProxyProtocol and …PortsFilter are deprecated. If both are set they must say the same; otherwise the controller gives up.',
		'A value of tcp-proxy-protocol that is neither true nor false (on, yes, v2) is an error: no balancer is made, or an existing one does not change. Under the old key such a value means off.',
		'The controller asks for a listener with PROXY but names no version of the header; no source that was read names it.',
	],
	strategies: {
		externalTrafficPolicy: {
			refused: 'the controller does not support traffic policy Local, and the balancer ends connections',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header on every TCP port.',
			localBreaks: { why: 'the controller does not support traffic policy Local', unless: {} },
			annotations: { [`${prefix}/tcp-proxy-protocol`]: 'true' },
			alternatives: [{ annotation: 'yawol.stackit.cloud/tcpProxyProtocol', on: 'true' }],
			portFilters: [
				`${prefix}/tcp-proxy-protocol-ports-filter`,
				'yawol.stackit.cloud/tcpProxyProtocolPortsFilter',
			],
			suggested: { [`${prefix}/ip-mode-proxy`]: 'true' },
			needs: [{ what: 'Kubernetes', from: '1.30', why: 'for ipMode' }],
		},
		httpHeaders: {
			refused: 'the balancer works on TCP and adds no HTTP header',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
	},
	sources: [
		{
			...page(
				'cloud-provider-stackit: load balancer',
				'https://github.com/stackitcloud/cloud-provider-stackit/blob/main/docs/load-balancer.md',
			),
			read: '2026-11',
		},
		{
			...page(
				'cloud-provider-stackit: loadbalancer_spec.go',
				'https://github.com/stackitcloud/cloud-provider-stackit/blob/main/pkg/ccm/loadbalancer_spec.go',
			),
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
