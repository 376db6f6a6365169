// Cilium's L2 announcements.
import { addsNoHeader, findNodes, keepsSource, sendsNoProxy } from '../shared.ts';
import type { LoadBalancer } from '../types.ts';
import {
	announcerHairpin,
	ciliumIpMode,
	ciliumKubeProxyFree,
	ciliumL2,
	ciliumL2Local,
	noneToFind,
} from './shared.ts';

export const entry = {
	title: 'Cilium L2 announcements',
	provider: 'on-premises',
	kind: 'pass-through',
	recognised: { kinds: [{ kind: 'CiliumL2AnnouncementPolicy', group: 'cilium.io' }] },
	designedFor: 'Cilium that answers ARP or NDP for the address',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: ['io.cilium/l2-announcer'] },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck:
		'None: one node at a time answers for the address, under traffic policy Local one that has a pod of the Service.',
	hairpin: announcerHairpin,
	notes: [
		'Before 1.20.2 the node that answers may have no pod, and drops packets under traffic policy Local: use cilium-dsr there, with proxy.loadBalancerClass io.cilium/l2-announcer if classes are in use.',
		'IPv6 since 1.19.',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			how: 'A node with a pod answers for the address, and traffic policy Local keeps the source, whatever the mode of Cilium.',
			needs: [
				{ what: 'Cilium', from: '1.20.2', why: 'so that its announcement follows the pods under Local' },
			],
			warnings: [
				'before Cilium 1.20.2 a node without a pod may answer for the address, and under traffic policy Local it drops what it gets.',
			],
		},
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [ciliumL2, ciliumL2Local, ciliumKubeProxyFree, ciliumIpMode],
} as const satisfies LoadBalancer;
