// GKE global external Application Load Balancer by Gateway.
import { googleHttpsHeaders, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { gatewayCommon, gatewayMethods, gatewayNotes, gatewaySources } from './gateway.ts';
import {
	cloudArmor,
	cloudArmorDocs,
	findGlobal,
	findNodes,
	gkeHairpin,
	googleFirewallRules,
	ownAddress,
} from './shared.ts';

export const entry = {
	...gatewayCommon,
	title: 'GKE global external Application Load Balancer by Gateway',
	aliases: { gke: 3, google: 3, gcp: 3 },
	designedFor: 'GKE with the Gateway API, TLS ending at Google',
	gateway: { gatewayClassName: 'gke-l7-global-external-managed', route: 'HTTPRoute' },
	find: {
		node: findNodes,
		loadBalancer: findGlobal,
	},
	hairpin: gkeHairpin,
	closedBy: cloudArmor,
	notes: gatewayNotes,
	strategies: gatewayMethods(ownAddress),
	sources: [googleHttpsHeaders, googleFirewallRules, ...gatewaySources, cloudArmorDocs, nginxRealip],
} as const satisfies LoadBalancer;
