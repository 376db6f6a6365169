// keepalived with LVS in front of node ports.
import { addsNoHeader, findNodes, findPods, keepsSource, sendsNoProxy } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

export const entry = {
	title: 'keepalived with LVS in front of node ports',
	provider: 'on-premises',
	kind: 'pass-through',
	designedFor: 'a pair of LVS directors outside the cluster',
	recommended: 'externalTrafficPolicy',
	service: { type: 'NodePort' },
	// A NodePort Service has no health check node port.
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: { note: 'the real addresses of the directors' } },
	healthCheck:
		'Made by you: a TCP_CHECK on the node port. Kubernetes gives NodePort Services no health check node port.',
	hairpin: 'A NodePort Service has no status address, so there is no shortcut.',
	notes: ['Fix the ports with proxy.http.nodePort and proxy.tls.nodePort.'],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			how: 'LVS forwards packets with their source, and traffic policy Local keeps it.',
		},
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [
		{
			title: 'LVS-HOWTO: direct routing',
			url: 'http://www.austintek.com/LVS/LVS-HOWTO/HOWTO/LVS-HOWTO.LVS-DR.html',
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
