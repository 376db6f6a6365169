// AWS Network Load Balancer made by the AWS cloud controller manager ("in-tree").
import { awsCloudControllerCode, awsCloudControllerDocs, eksNlb, kongPreserveClientIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	find,
	httpCheckUnderProxy,
	ignoresProxyAnnotation,
	nlbAddsNoHeader,
	nlbHairpin,
} from './shared.ts';

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
	badAnnotations: [ignoresProxyAnnotation, httpCheckUnderProxy],
	find,
	healthCheck:
		'TCP to the node port; under traffic policy Local HTTP on the health check node port, every 10 s, two failures.',
	hairpin: nlbHairpin,
	immutable: [
		{
			text: 'the annotation aws-load-balancer-type: make a new Service instead',
			settings: [annotation.type],
			effect: 'refused',
		},
	],
	notes: [
		'Where the AWS Load Balancer Controller 2.5 or later is installed with its Service webhook, new Services get its class and this controller ignores them: use aws-nlb-instance there.',
		'The annotation aws-load-balancer-proxy-protocol does nothing on this product.',
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
