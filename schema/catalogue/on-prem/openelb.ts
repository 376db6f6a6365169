// OpenELB, by ARP, BGP or keepalived.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { announcer, announcerHairpin, noneToFind } from './shared.ts';

const repository = 'https://github.com/openelb/openelb/blob/master';

export const entry = {
	title: 'OpenELB',
	provider: 'on-premises',
	kind: 'pass-through',
	aliases: { porter: 1, kubesphere: 1 },
	recognised: {
		annotationPrefixes: [
			'lb.kubesphere.io/',
			'eip.openelb.kubesphere.io/',
			'layer2.openelb.kubesphere.io/',
			'protocol.openelb.kubesphere.io/',
		],
		kinds: [
			{ kind: 'Eip', group: 'network.kubesphere.io' },
			{ kind: 'BgpConf', group: 'network.kubesphere.io' },
			{ kind: 'BgpPeer', group: 'network.kubesphere.io' },
		],
	},
	designedFor: 'clusters on hardware, with addresses by ARP (layer2), BGP or VRRP',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		annotations: { 'lb.kubesphere.io/v1alpha1': 'openelb' },
	},
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck:
		'None: under traffic policy Local OpenELB announces the address from nodes that have a ready pod.',
	hairpin: announcerHairpin,
	notes: [
		'eip.openelb.kubesphere.io/v1alpha2 names the Eip from which the address comes.',
		'Services that share an address are announced together: under traffic policy Local give Kong one of its own.',
		'Its NodeProxy, which opens ports on nodes, is not this product.',
	],
	strategies: announcer,
	sources: [
		page('OpenELB: constant.go', `${repository}/pkg/constant/constant.go`, '2026-11'),
		page('OpenELB: controller.go', `${repository}/pkg/controllers/lb/controller.go`, '2026-11'),
		page('OpenELB: manager.go', `${repository}/pkg/speaker/manager.go`, '2026-11'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
