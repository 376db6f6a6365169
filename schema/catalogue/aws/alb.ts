// What the two ALB entries share. The file holds no entry: it is not named for an id.
import { annotation } from './shared.ts';

export const albSchemes = {
	// By default the controller makes internal balancers, so both are written out.
	'internet-facing': { ingress: { [annotation.albScheme]: 'internet-facing' } },
	internal: { ingress: { [annotation.albScheme]: 'internal' } },
} as const;

/** Only `append` puts the client into the header; another mode would stay on the balancer if this were not named. */
export const appendMode = {
	[annotation.albAttributes]: { attributes: { 'routing.http.xff_header_processing.mode': 'append' } },
} as const;

export const albEndsHttp = {
	externalTrafficPolicy: {
		refused:
			'an Application Load Balancer ends HTTP, so every packet has its own address whatever the traffic policy is',
		instead: 'use strategy httpHeaders with trustedIPs, or a Network Load Balancer (aws-nlb-instance)',
	},
	proxyProtocol: {
		refused: 'an Application Load Balancer sends no PROXY header to its targets',
		instead: 'use strategy httpHeaders, or a Network Load Balancer (aws-nlb-instance)',
	},
} as const;

/** Limits who may connect: an Ingress has no source ranges of its own. */
export const albSourceRanges = annotation.albInboundCidrs;

/** Security groups of the user's own: the controller then writes no rules for clients. */
export const albSourcesOff = { 'alb.ingress.kubernetes.io/security-groups': '.' } as const;

/** Managed prefix lists, such as CloudFront's, in place of blocks; alone they end the default, which lets in everyone. */
export const albSourceLists = annotation.albPrefixLists;

export const albImmutable = [
	{ text: 'the scheme: changing it replaces the ALB', settings: ['scheme'], effect: 'replaced' },
	{
		text: `the group of Ingresses (${annotation.albGroup}): another group is another ALB, with another host name`,
		settings: [annotation.albGroup],
		effect: 'replaced',
	},
] as const;

export const albListNote = `To let in only CloudFront, name AWS's prefix list of its addresses in ${annotation.albPrefixLists}, instead of CIDRs in ${annotation.albInboundCidrs}.`;

export const albCertificateNote =
	'Give the certificate in proxy.ingress.annotations: alb.ingress.kubernetes.io/certificate-arn. Without listen-ports the ALB then listens only on 443.';

export const albHairpin = 'Published by host name, so there is no shortcut inside the cluster.';
