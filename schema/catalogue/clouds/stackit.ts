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
	service: { type: 'LoadBalancer' },
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
	healthCheck: 'The sources that were read do not say.',
	hairpin:
		'ipMode is set by annotation, so callers inside the cluster would skip the balancer; the chart asks for ipMode Proxy.',
	notes: [
		'The old keys yawol.stackit.cloud/tcpProxyProtocol and …PortsFilter are deprecated.',
		'The version of the PROXY header is in no source that was read.',
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
		page(
			'cloud-provider-stackit: load balancer',
			'https://github.com/stackitcloud/cloud-provider-stackit/blob/main/docs/load-balancer.md',
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
