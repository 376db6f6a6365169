// Cilium's L2 announcements.
import { addsNoHeader, findNodes, sendsNoProxy } from '../shared.ts';
import type { LoadBalancer } from '../types.ts';
import {
	announcerHairpin,
	ciliumIpMode,
	ciliumKubeProxyFree,
	ciliumL2,
	directServerReturn,
	noneToFind,
} from './shared.ts';

export const entry = {
	title: 'Cilium L2 announcements',
	provider: 'on-premises',
	kind: 'pass-through',
	recognised: { kinds: [{ kind: 'CiliumL2AnnouncementPolicy', group: 'cilium.io' }] },
	designedFor: 'Cilium that answers ARP for the address, with DSR',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: ['io.cilium/l2-announcer'] },
	followsHealthCheckNodePort: false,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck: 'None: one node at a time answers for the address, whether it has a pod or not.',
	hairpin: announcerHairpin,
	notes: ['No IPv6.'],
	strategies: {
		externalTrafficPolicy: {
			...directServerReturn,
			how: "Cilium carries the client's source to the pod's node; Local would announce the address on nodes without pods and drop packets.",
			policyRequired: true,
			warnings: [
				'in the default mode (snat) Cilium replaces the source and Kong sees a node: set loadBalancer.mode to dsr or hybrid in Cilium.',
			],
		},
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [ciliumL2, ciliumKubeProxyFree, ciliumIpMode],
} as const satisfies LoadBalancer;
