// HAProxy in front of node ports.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { proxyProtocolSpec } from './shared.ts';

export const entry = {
	title: 'HAProxy in front of node ports',
	provider: 'on-premises',
	kind: 'proxy',
	aliases: { haproxy: 1 },
	designedFor: 'an HAProxy of your own, outside the cluster',
	recommended: 'proxyProtocol',
	service: { type: 'NodePort' },
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: { note: "HAProxy's own addresses" } },
	healthCheck:
		'Made by you: a check on the node port carries the PROXY header by itself; one with an own port or addr needs check-send-proxy. Kubernetes gives NodePort Services no health check node port.',
	hairpin: 'A NodePort Service has no status address, so there is no shortcut.',
	notes: ['Fix the ports with proxy.http.nodePort and proxy.tls.nodePort.'],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'HAProxy, configured by you with send-proxy or send-proxy-v2, sends a PROXY header.',
			proxyProtocol: [2, 1],
		},
		httpHeaders: {
			...throughNodes,
			how: 'HAProxy, configured by you with option forwardfor, adds a line with the client to X-Forwarded-For.',
			header: { appends: 'client', custom: true },
			tlsEndsAtBalancer: true,
		},
	},
	sources: [
		page(
			'HAProxy: configuration manual',
			'https://github.com/haproxy/haproxy/blob/master/doc/configuration.txt',
		),
		proxyProtocolSpec,
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
