// Azure Private Link Service on a Standard Load Balancer.
import { azurePrivateLink, azurePrivateLinkDocs, azureProbes } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	appProtocolNote,
	azurePrivateLinkCode,
	badAnnotations,
	find,
	immutable,
	noClasses,
} from './shared.ts';

export const entry = {
	title: 'Azure Private Link Service',
	provider: 'Azure',
	kind: 'proxy',
	controller: {
		name: 'cloud-provider-azure',
		product: 'standard load balancer with private link service',
		kind: 'Service',
	},
	aliases: { privatelink: 2, privatelinkservice: 1, pls: 1 },
	designedFor: 'AKS gateways that are reached through private endpoints or by Front Door over Private Link',
	recommended: 'proxyProtocol',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: noClasses,
		annotations: { [annotation.privateLink]: 'true' },
	},
	schemes: {
		// On a public frontend the Private Link Service needs floating IP off.
		'internet-facing': { service: { [annotation.noFloatingIp]: 'true' } },
		internal: { service: { [annotation.internal]: 'true' } },
	},
	defaultScheme: 'internal',
	off: { [annotation.privateLinkProxy]: 'false' },
	followsHealthCheckNodePort: true,
	find: { ...find, loadBalancer: { ...find.loadBalancer, note: "the Private Link Service's NAT subnet" } },
	closedBy:
		'the visibility and the approval of its private endpoints, with an internal frontend that nobody else calls',
	failsUnless: {
		annotations: { [annotation.internal]: 'true', [annotation.noFloatingIp]: 'true' },
		why: 'a Private Link Service needs an internal frontend, or a public one without floating IP',
	},
	badAnnotations,
	appProtocolNote,
	healthCheck:
		'TCP to the node port, or one check of kube-proxy where the cluster has shared health probes. With PROXY on, probes carry the header too.',
	hairpin:
		"Callers inside the cluster that use the balancer's address reach the PROXY listener without a header and are refused: use the in-cluster Service.",
	immutable: [
		...immutable,
		{
			text: 'without azure-pls-create the provider no longer manages the Private Link Service: it stays, and keeps sending PROXY headers, until its frontend is deleted. Set azure-pls-proxy-protocol: "false" in an upgrade before, or delete it by hand',
			settings: [annotation.privateLink],
			effect: 'ignored',
		},
		{
			text: 'the name of the Private Link Service',
			settings: [annotation.privateLinkName],
			effect: 'refused',
		},
	],
	notes: [
		'IPv4 only, at most 8 addresses of its own, and no backend pools by IP address of nodes.',
		"Under traffic policy Local its addresses must lie in another subnet than the pods'.",
		'Clients of the same frontend that do not come through Private Link send no PROXY header and are refused: give them a Service of their own.',
	],
	strategies: {
		externalTrafficPolicy: {
			refused: 'Private Link replaces the source address by one of its own, whatever the traffic policy is',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
		proxyProtocol: {
			how: 'The Private Link Service sends a PROXY v2 header.',
			externalTrafficPolicy: 'Cluster',
			targets: 'nodes',
			packetSource: 'loadBalancer',
			annotations: { [annotation.privateLinkProxy]: 'true' },
			proxyProtocol: [2],
		},
		httpHeaders: {
			refused: 'a Private Link Service works on TCP and adds no HTTP header',
			instead: 'use strategy proxyProtocol',
		},
	},
	sources: [azurePrivateLink, azurePrivateLinkDocs, azureProbes, azurePrivateLinkCode],
} as const satisfies LoadBalancer;
