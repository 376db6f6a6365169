// MetalLB, by ARP or BGP.
import { findNodes } from '../shared.ts';
import { controllerFile, kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { announcer, announcerHairpin, noneToFind } from './shared.ts';

const repository = 'https://github.com/metallb/metallb/blob/main';

export const entry = {
	title: 'MetalLB',
	provider: 'on-premises',
	kind: 'pass-through',
	controller: { name: 'metallb speaker', product: ['metallb l2', 'metallb bgp'], kind: 'Service' },
	recognised: {
		annotationPrefixes: ['metallb.io/', 'metallb.universe.tf/'],
		kinds: [
			{ kind: 'IPAddressPool', group: 'metallb.io' },
			{ kind: 'L2Advertisement', group: 'metallb.io' },
			{ kind: 'BGPAdvertisement', group: 'metallb.io' },
		],
	},
	designedFor: 'clusters on hardware, with addresses by ARP (L2) or BGP',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer' },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck:
		'None: MetalLB announces the address from nodes that have a ready pod, under traffic policy Local.',
	hairpin: announcerHairpin,
	notes: [
		'L2 under Local: only pods on the announcing node get requests. BGP under Local: only nodes with pods announce, so load may be uneven.',
		'Set proxy.loadBalancerClass only where MetalLB runs with a class. IPVS needs strictARP. On k3s switch off ServiceLB first.',
	],
	strategies: {
		...announcer,
		externalTrafficPolicy: {
			...announcer.externalTrafficPolicy,
			needs: [
				{
					what: 'on the nodes with Kong: a speaker, an advertisement, and no label node.kubernetes.io/exclude-from-external-load-balancers',
					why: 'since nobody announces the address otherwise',
				},
			],
		},
	},
	sources: [
		page('MetalLB: usage', `${repository}/website/content/usage/_index.md`),
		page('MetalLB: installation', `${repository}/website/content/installation/_index.md`),
		controllerFile('MetalLB: service.go', `${repository}/controller/service.go`),
		{
			title: 'MetalLB: layer2_controller.go, bgp_controller.go',
			url: `${repository}/speaker/layer2_controller.go`,
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
