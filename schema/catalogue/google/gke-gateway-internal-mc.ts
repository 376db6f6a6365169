// GKE internal Application Load Balancer by multi-cluster Gateway.
import { googleInternalHttps, nginxRealip } from '../sources.ts';
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
import { findNodes, gkeHairpin, ownInternalAddress } from './shared.ts';

export const entry = {
	...acrossClusters,
	title: 'GKE internal Application Load Balancer by multi-cluster Gateway',
	aliases: { multiclustergateway: 3, mcg: 3 },
	designedFor: 'a fleet of GKE clusters in one region, for callers inside the VPC',
	gateway: {
		gatewayClassName: 'gke-l7-rilb-mc',
		route: 'HTTPRoute',
		acrossClusters: true,
	},
	defaultScheme: 'internal',
	find: { node: findNodes, loadBalancer: findProxyOnly },
	hairpin: gkeHairpin,
	notes: [...gatewayNotes, ...fleetNotes, 'Needs a proxy-only subnet in the region.'],
	strategies: gatewayMethods(ownInternalAddress, fleetNeeds),
	sources: [googleInternalHttps, ...gatewaySources, ...fleetSources, nginxRealip],
} as const satisfies LoadBalancer;
