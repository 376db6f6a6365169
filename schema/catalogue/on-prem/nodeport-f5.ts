// F5 BIG-IP in front of node ports.
import { findNodes, findPods, keepsSource, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { proxyProtocolSpec } from './shared.ts';

export const entry = {
	title: 'F5 BIG-IP in front of node ports',
	provider: 'on-premises',
	kind: 'proxy',
	aliases: { f5: 1, bigip: 1 },
	designedFor: 'a BIG-IP whose pool members are the nodes',
	recommended: 'externalTrafficPolicy',
	service: { type: 'NodePort' },
	followsHealthCheckNodePort: false,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: {
			command: 'tmsh list net self; tmsh list ltm snatpool',
			note: 'the self IPs and SNAT pool of the BIG-IP',
		},
	},
	healthCheck:
		'Made by you: a monitor on the node port. Kubernetes gives NodePort Services no health check node port.',
	hairpin: 'A NodePort Service has no status address, so there is no shortcut.',
	notes: [
		'Fix the ports with proxy.http.nodePort and proxy.tls.nodePort.',
		'An iRule at SERVER_CONNECTED can send the PROXY line.',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			how: 'The BIG-IP, without source address translation, keeps the client as source, and so does traffic policy Local.',
			warnings: [
				'the virtual server must not translate source addresses (SNAT), and nodes must answer by way of the BIG-IP; otherwise Kong sees the BIG-IP.',
			],
		},
		proxyProtocol: {
			...throughNodes,
			how: 'The BIG-IP, configured by you, sends a PROXY header.',
			proxyProtocol: [1, 2],
		},
		httpHeaders: {
			...throughNodes,
			how: 'The BIG-IP, configured by you with Insert X-Forwarded-For in its HTTP profile, adds the client.',
			header: { appends: 'client', custom: true },
			tlsEndsAtBalancer: true,
		},
	},
	sources: [
		{
			title:
				'F5 K4816: using the X-Forwarded-For header to preserve the original client address behind a SNAT',
			url: 'https://support.f5.com/kb/en-us/solutions/public/4000/800/sol4816.html',
			read: '2026-11',
		},
		proxyProtocolSpec,
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
