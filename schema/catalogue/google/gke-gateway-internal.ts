// GKE internal Application Load Balancer by Gateway.
import { googleInternalHttps, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { findProxyOnly, gatewayCommon, gatewayMethods, gatewayNotes, gatewaySources } from './gateway.ts';
import { findNodes, gkeHairpin, ownInternalAddress } from './shared.ts';

export const entry = {
	...gatewayCommon,
	title: 'GKE internal Application Load Balancer by Gateway',
	designedFor: 'GKE with the Gateway API, for callers inside the VPC',
	gateway: { gatewayClassName: 'gke-l7-rilb', route: 'HTTPRoute' },
	defaultScheme: 'internal',
	find: { node: findNodes, loadBalancer: findProxyOnly },
	hairpin: gkeHairpin,
	notes: [...gatewayNotes, 'Needs a proxy-only subnet in the region.'],
	strategies: gatewayMethods(ownInternalAddress),
	sources: [googleInternalHttps, ...gatewaySources, nginxRealip],
} as const satisfies LoadBalancer;
