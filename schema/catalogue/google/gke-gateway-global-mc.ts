// GKE global external Application Load Balancer by multi-cluster Gateway.
import { googleHttpsHeaders, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	acrossClusters,
	fleetNeeds,
	fleetNotes,
	fleetSources,
	gatewayMethods,
	gatewayNotes,
	gatewaySources,
} from './gateway.ts';
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
	...acrossClusters,
	title: 'GKE global external Application Load Balancer by multi-cluster Gateway',
	aliases: { multiclustergateway: 1, mcg: 1 },
	designedFor: 'a fleet of GKE clusters behind one global Gateway, TLS ending at Google',
	gateway: {
		gatewayClassName: 'gke-l7-global-external-managed-mc',
		route: 'HTTPRoute',
		acrossClusters: true,
	},
	find: { node: findNodes, loadBalancer: findGlobal },
	hairpin: gkeHairpin,
	closedBy: cloudArmor,
	notes: [...gatewayNotes, ...fleetNotes],
	strategies: gatewayMethods(ownAddress, fleetNeeds),
	sources: [
		googleHttpsHeaders,
		googleFirewallRules,
		...gatewaySources,
		...fleetSources,
		cloudArmorDocs,
		nginxRealip,
	],
} as const satisfies LoadBalancer;
