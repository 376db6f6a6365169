// kube-vip, by ARP or BGP.
import { findNodes } from '../shared.ts';
import { controllerFile, kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { announcer, announcerHairpin, noneToFind } from './shared.ts';

const repository = 'https://github.com/kube-vip/kube-vip/blob/main';

export const entry = {
	title: 'kube-vip',
	provider: 'on-premises',
	kind: 'pass-through',
	controller: { name: 'kube-vip', product: ['kube-vip ARP', 'kube-vip BGP'], kind: 'Service' },
	recognised: { annotationPrefixes: ['kube-vip.io/'] },
	designedFor: 'clusters on hardware or at the edge, with a virtual address by ARP or BGP',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer' },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck: 'None: under traffic policy Local the address follows nodes with a pod.',
	hairpin: announcerHairpin,
	notes: [
		'Its class is kube-vip.io/kube-vip-class, for proxy.loadBalancerClass.',
		'A service lease that several Services share is refused under Local; with servicesElection each address follows its own pods.',
	],
	strategies: announcer,
	sources: [
		page('kube-vip: constants.go', `${repository}/pkg/kubevip/constants.go`),
		controllerFile('kube-vip: endpoints_generic.go', `${repository}/pkg/endpoints/endpoints_generic.go`),
		controllerFile('kube-vip: processor.go', `${repository}/pkg/services/processor.go`),
		page('kube-vip #184: PROXY protocol', 'https://github.com/kube-vip/kube-vip/issues/184'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
