// Calico with iptables, Service addresses announced by BGP.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { announcer, announcerHairpin, calicoAdvertise, noneToFind } from './shared.ts';

export const entry = {
	title: 'Calico with iptables, addresses by BGP',
	provider: 'on-premises',
	kind: 'pass-through',
	designedFor: 'clusters whose Service addresses Calico announces to routers',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer' },
	followsHealthCheckNodePort: true,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck: 'None: under traffic policy Local only nodes with a pod announce the address.',
	hairpin: announcerHairpin,
	strategies: announcer,
	sources: [calicoAdvertise, kubernetesSourceIp],
} as const satisfies LoadBalancer;
