// Google proxy Network Load Balancer on a standalone NEG.
import { endsConnections } from '../shared.ts';
import { gceProxyHeader } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	findNodes,
	frontEnds,
	gkeHairpin,
	gkeNegAnnotation,
	googleFirewallRules,
	googleTcpProxy,
} from './shared.ts';

export const entry = {
	title: 'Google proxy Network Load Balancer on a standalone NEG',
	provider: 'Google',
	kind: 'proxy',
	recognised: { overStandaloneNeg: true },
	designedFor: 'TCP or SSL proxies that you build on the NEG which GKE keeps for Kong',
	recommended: 'proxyProtocol',
	service: {
		type: 'ClusterIP',
		annotations: {
			[annotation.neg]: {
				text: '{"exposed_ports":{{ports}}}',
				each: { ports: '"{port}":{"name":"{fullname}-{port}"}' },
			},
		},
	},
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		loadBalancer: {
			ranges: frontEnds,
			orListed: true,
			apart: true,
			command:
				"gcloud compute networks subnets list --filter='purpose=REGIONAL_MANAGED_PROXY' --format='value(ipCidrRange)'",
			note: 'the ranges for a global or classic one, the proxy-only subnet for a regional one',
		},
	},
	healthCheck: "Made by you: ask Kong's status port over HTTP without PROXY header.",
	hairpin: gkeHairpin,
	notes: [
		'The target proxy needs --proxy-header=PROXY_V1; you set up the backend service, target proxy, forwarding rule and firewall.',
	],
	strategies: {
		externalTrafficPolicy: { ...endsConnections, instead: 'use strategy proxyProtocol with trustedIPs' },
		proxyProtocol: {
			how: 'The target proxy, configured by you, sends a PROXY v1 header straight to pods.',
			externalTrafficPolicy: 'Cluster',
			targets: 'pods',
			packetSource: 'loadBalancer',
			proxyProtocol: [1],
		},
		httpHeaders: {
			refused: 'a proxy Network Load Balancer works on TCP and adds no HTTP header',
			instead:
				'use strategy proxyProtocol with trustedIPs, or an Application Load Balancer (gke-gateway-global)',
		},
	},
	sources: [googleTcpProxy, googleFirewallRules, gkeNegAnnotation, gceProxyHeader],
} as const satisfies LoadBalancer;
