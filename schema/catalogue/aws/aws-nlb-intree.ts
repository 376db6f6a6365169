// AWS Network Load Balancer made by the AWS cloud controller manager ("in-tree").
import { awsCloudControllerCode, awsCloudControllerDocs, eksNlb, kongPreserveClientIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	addressLost,
	annotation,
	find,
	httpCheckUnderProxy,
	ignoresProxyAnnotation,
	lbcTakesNewServices,
	nlbAddsNoHeader,
	nlbHairpin,
	nlbPrivateLink,
} from './shared.ts';

/** Attributes that the controller takes, to the letter; any other is an error before anything is made. */
const cloudControllerRefuses = [
	{
		annotation: `^${annotation.targetGroupAttributes.replaceAll('.', '\\.')}$`,
		value:
			'(^|,)(deregistration_delay|stickiness|load_balancing|target_group_health|target_health_state)\\.| ',
		why: 'the controller takes preserve_client_ip.enabled and proxy_protocol_v2.enabled alone, without blanks, and makes no balancer with anything else',
	},
] as const;

export const entry = {
	title: 'AWS Network Load Balancer, in-tree (AWS cloud controller manager)',
	provider: 'AWS',
	kind: 'pass-through',
	controller: { name: 'cloud-provider-aws', product: 'nlb', kind: 'Service' },
	designedFor: 'clusters on EC2 without the AWS Load Balancer Controller',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: [],
		annotations: { [annotation.type]: 'nlb' },
	},
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	// The controller leaves the last value in place when the annotation goes.
	off: { [annotation.targetGroupAttributes]: { attributes: { 'proxy_protocol_v2.enabled': 'false' } } },
	followsHealthCheckNodePort: true,
	tlsAnnotation: annotation.certificate,
	badAnnotations: [ignoresProxyAnnotation, httpCheckUnderProxy, ...cloudControllerRefuses, addressLost],
	find,
	healthCheck:
		'TCP to the node port; under traffic policy Local HTTP on the health check node port, every 10 s, two failures.',
	hairpin: nlbHairpin,
	immutable: [
		{
			text: 'the annotation aws-load-balancer-type, and under the type external the NLB is left running unmanaged: make a new Service instead',
			settings: [annotation.type],
			effect: 'refused',
		},
		{
			text: 'the controller never changes the scheme of an NLB that exists: make a new Service instead',
			settings: ['scheme'],
			effect: 'ignored',
		},
	],
	notes: [
		lbcTakesNewServices,
		'The annotation aws-load-balancer-proxy-protocol does nothing on this product.',
		nlbPrivateLink,
	],
	strategies: {
		externalTrafficPolicy: {
			how: 'The NLB keeps the client address and traffic policy Local keeps kube-proxy from hiding it.',
			externalTrafficPolicy: 'Local',
			policyRequired: true,
			targets: 'nodes',
			packetSource: 'client',
		},
		proxyProtocol: {
			how: 'The NLB sends a PROXY v2 header, switched on by a target group attribute.',
			externalTrafficPolicy: 'Cluster',
			localBreaks: {
				why: 'the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy',
				unless: {},
			},
			targets: 'nodes',
			packetSource: 'client',
			annotations: {
				[annotation.targetGroupAttributes]: { attributes: { 'proxy_protocol_v2.enabled': 'true' } },
			},
			proxyProtocol: [2],
			warnings: [
				'PROXY on an in-tree NLB needs cloud-provider-aws 1.32.6, 1.33.3, 1.34.0 (not 1.34.1), 1.35.0 or later; older ones ignore the annotation and Kong then refuses every request.',
			],
			olderIgnore: true,
			needs: [{ what: 'cloud-provider-aws', from: ['1.32.6', '1.33.3', '1.34.2', '1.35.0'] }],
		},
		httpHeaders: nlbAddsNoHeader,
	},
	sources: [kongPreserveClientIp, awsCloudControllerDocs, awsCloudControllerCode, eksNlb],
} as const satisfies LoadBalancer;
