// GKE global external Application Load Balancer by Gateway.
import { googleHttpsHeaders, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { gatewayCommon, gatewayMethods, gatewayNotes, gatewaySources } from './gateway.ts';
import { cloudArmor, cloudArmorDocs, findNodes, gkeHairpin } from './shared.ts';

export const entry = {
	...gatewayCommon,
	title: 'GKE global external Application Load Balancer by Gateway',
	designedFor: 'GKE with the Gateway API, TLS ending at Google',
	gateway: { gatewayClassName: 'gke-l7-global-external-managed', route: 'HTTPRoute' },
	find: {
		node: findNodes,
		loadBalancer:
			"gcloud compute forwarding-rules list --global --format='value(IPAddress)' (as /32), beside 130.211.0.0/22 and 35.191.0.0/16",
	},
	hairpin: gkeHairpin,
	closedBy: cloudArmor,
	notes: [...gatewayNotes, 'Requests to IPv6 endpoints come from 2600:2d00:1:1::/64.'],
	strategies: gatewayMethods(
		"the balancer's own address (the forwarding rule's, as /32) beside 130.211.0.0/22 and 35.191.0.0/16",
	),
	sources: [googleHttpsHeaders, ...gatewaySources, cloudArmorDocs, nginxRealip],
} as const satisfies LoadBalancer;
