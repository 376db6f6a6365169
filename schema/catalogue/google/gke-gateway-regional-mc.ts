// GKE regional external Application Load Balancer by multi-cluster Gateway.
import { googleHttpsHeaders, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	acrossClusters,
	findProxyOnly,
	fleetNeeds,
	fleetNotes,
	fleetSources,
	gatewayMethods,
	gatewayNotes,
	gatewaySources,
} from './gateway.ts';
import { cloudArmor, cloudArmorDocs, findNodes, gkeHairpin, ownAddress } from './shared.ts';

export const entry = {
	...acrossClusters,
	title: 'GKE regional external Application Load Balancer by multi-cluster Gateway',
	aliases: { multiclustergateway: 2, mcg: 2 },
	designedFor: 'a fleet of GKE clusters in one region behind one Gateway, TLS ending at Google',
	gateway: {
		gatewayClassName: 'gke-l7-regional-external-managed-mc',
		route: 'HTTPRoute',
		acrossClusters: true,
	},
	find: { node: findNodes, loadBalancer: findProxyOnly },
	hairpin: gkeHairpin,
	closedBy: cloudArmor,
	notes: [...gatewayNotes, ...fleetNotes, 'Needs a proxy-only subnet in the region.'],
	strategies: gatewayMethods(ownAddress, fleetNeeds),
	sources: [googleHttpsHeaders, ...gatewaySources, ...fleetSources, cloudArmorDocs, nginxRealip],
} as const satisfies LoadBalancer;
