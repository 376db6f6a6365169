// Cilium's load balancer in its default mode, which replaces sources.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	announcer,
	announcerHairpin,
	ciliumIpMode,
	ciliumKubeProxyFree,
	ciliumL2,
	noneToFind,
} from './shared.ts';

export const entry = {
	title: 'Cilium load balancer, SNAT mode',
	provider: 'on-premises',
	kind: 'pass-through',
	recognised: {
		annotationPrefixes: ['io.cilium/', 'lbipam.cilium.io/'],
		kinds: [{ kind: 'CiliumLoadBalancerIPPool', group: 'cilium.io' }],
	},
	designedFor: 'Cilium with BGP or LB IPAM in its default mode; not for L2 announcements',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', usualClasses: ['io.cilium/bgp-control-plane', 'io.cilium/node'] },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck: 'None: routes follow the nodes.',
	hairpin: announcerHairpin,
	notes: [
		'With L2 announcements use cilium-l2: before Cilium 1.20.2 traffic policy Local drops packets there.',
		'The class of the BGP control plane is io.cilium/bgp-control-plane.',
		'Cilium 1.18.0 ignores ipMode; 1.17.0 and 1.18.1 respect it.',
	],
	strategies: announcer,
	sources: [ciliumKubeProxyFree, ciliumL2, ciliumIpMode, kubernetesSourceIp],
} as const satisfies LoadBalancer;
