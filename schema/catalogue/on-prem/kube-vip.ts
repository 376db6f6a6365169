// kube-vip, by ARP or BGP.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { announcer, announcerHairpin, noneToFind } from './shared.ts';

const repository = 'https://github.com/kube-vip/kube-vip/blob/main';

export const entry = {
	title: 'kube-vip',
	provider: 'on-premises',
	kind: 'pass-through',
	controller: {
		name: 'kube-vip',
		product: ['kube-vip ARP', 'kube-vip BGP', 'kube-vip routing table'],
		kind: 'Service',
	},
	recognised: { annotationPrefixes: ['kube-vip.io/'] },
	designedFor: 'clusters on hardware or at the edge, with a virtual address by ARP or BGP',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', usualClasses: ['kube-vip.io/kube-vip-class'] },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck:
		'None: under traffic policy Local the address follows nodes with a pod, by BGP or with svc_election; without, one leader holds every address, wherever the pods run.',
	hairpin: announcerHairpin,
	notes: [
		'Its class is kube-vip.io/kube-vip-class, for proxy.loadBalancerClass.',
		'A service lease that several Services share is refused under traffic policy Local.',
		'It assigns no address itself: give one in kube-vip.io/loadbalancerIPs, or run kube-vip-cloud-provider.',
	],
	strategies: {
		...announcer,
		externalTrafficPolicy: {
			...announcer.externalTrafficPolicy,
			warnings: [
				'by ARP kube-vip has one leader for all Services unless svc_election is on: nobody then answers for the address while the leader has no pod of Kong. Switch on svc_election, or use BGP.',
			],
			controllerSetting: {
				name: 'svc_election',
				value: 'true',
				says: 'run kube-vip with svc_election: "true", or by BGP',
				without: { fact: 'heldBy', value: 'leader' },
			},
			needs: [
				{ what: 'kube-vip with svc_election, or BGP' },
				{ what: 'kube-vip on the nodes with Kong', why: 'because a node takes part for its own pods only' },
			],
		},
	},
	sources: [
		page('kube-vip: constants.go', `${repository}/pkg/kubevip/constants.go`),
		{
			title: 'kube-vip: endpoints.go, endpoints_generic.go',
			url: `${repository}/pkg/endpoints/endpoints.go`,
			read: '2026-11',
		},
		{
			title: 'kube-vip: processor.go',
			url: `${repository}/pkg/services/processor.go`,
			read: '2026-11',
		},
		{
			title: 'kube-vip #790: traffic policy Local and the election per Service',
			url: 'https://github.com/kube-vip/kube-vip/issues/790',
			read: '2026-11',
		},
		page('kube-vip #184: PROXY protocol', 'https://github.com/kube-vip/kube-vip/issues/184'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
