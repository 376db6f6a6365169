// GKE regional external Application Load Balancer by Gateway.
import { googleHttpsHeaders, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { findProxyOnly, gatewayCommon, gatewayMethods, gatewayNotes, gatewaySources } from './gateway.ts';
import { cloudArmor, cloudArmorDocs, findNodes, gkeHairpin, ownAddress } from './shared.ts';

export const entry = {
	...gatewayCommon,
	title: 'GKE regional external Application Load Balancer by Gateway',
	designedFor: 'GKE with the Gateway API, TLS ending at Google in one region',
	gateway: { gatewayClassName: 'gke-l7-regional-external-managed', route: 'HTTPRoute' },
	find: { node: findNodes, loadBalancer: findProxyOnly },
	hairpin: gkeHairpin,
	closedBy: cloudArmor,
	notes: [...gatewayNotes, 'Needs a proxy-only subnet in the region.'],
	strategies: gatewayMethods(ownAddress),
	sources: [googleHttpsHeaders, ...gatewaySources, cloudArmorDocs, nginxRealip],
} as const satisfies LoadBalancer;
