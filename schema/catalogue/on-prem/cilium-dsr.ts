// Cilium's load balancer with direct server return.
import { addsNoHeader, findNodes, sendsNoProxy } from '../shared.ts';
import type { LoadBalancer } from '../types.ts';
import {
	announcerHairpin,
	ciliumIpMode,
	ciliumKubeProxyFree,
	directServerReturn,
	noneToFind,
} from './shared.ts';

export const entry = {
	title: 'Cilium load balancer, DSR or hybrid mode',
	provider: 'on-premises',
	kind: 'pass-through',
	designedFor: 'Cilium as kube-proxy replacement with loadBalancer.mode dsr or hybrid',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		usualClasses: ['io.cilium/bgp-control-plane', 'io.cilium/l2-announcer', 'io.cilium/node'],
	},
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck: 'None: routes follow the nodes.',
	hairpin: announcerHairpin,
	immutable: [
		{
			text: 'the annotation service.cilium.io/forwarding-mode, which Cilium reads on creation only',
			settings: ['service.cilium.io/forwarding-mode'],
			effect: 'ignored',
		},
	],
	strategies: {
		externalTrafficPolicy: {
			...directServerReturn,
			how: "Cilium carries the client's source to the pod's node, which answers the client directly; the traffic policy does not matter.",
		},
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [ciliumKubeProxyFree, ciliumIpMode],
} as const satisfies LoadBalancer;
