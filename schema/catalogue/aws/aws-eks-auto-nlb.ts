// AWS Network Load Balancer made by EKS Auto Mode.
import { awsTargetGroupAttributes } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	addressLost,
	annotation,
	eksAutoNetworking,
	eksAutoNlb,
	find,
	globalAccelerator,
	httpCheckUnderProxy,
	ignoresProxyAnnotation,
	nlbAddsNoHeader,
	nlbHairpin,
	nlbPrivateLink,
	nodePorts,
	otherFamilyLost,
} from './shared.ts';

export const entry = {
	title: 'AWS Network Load Balancer, EKS Auto Mode',
	provider: 'AWS',
	kind: 'pass-through',
	aliases: { aws: 4, eks: 4 },
	designedFor: 'EKS Auto Mode clusters, whose own controller makes the NLB',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClass: 'eks.amazonaws.com/nlb',
		loadBalancerClasses: ['eks.amazonaws.com/nlb'],
	},
	schemes: {
		'internet-facing': { service: { [annotation.scheme]: 'internet-facing' } },
		internal: { service: { [annotation.scheme]: 'internal' } },
	},
	// Attributes that are no longer named keep their value on the target group.
	off: { [annotation.targetGroupAttributes]: { attributes: { 'proxy_protocol_v2.enabled': 'false' } } },
	followsHealthCheckNodePort: true,
	nodePorts,
	tlsAnnotation: annotation.certificate,
	badAnnotations: [ignoresProxyAnnotation, httpCheckUnderProxy, addressLost, otherFamilyLost],
	find,
	healthCheck:
		'TCP to the target; with instance targets and traffic policy Local HTTP on the health check node port.',
	hairpin: nlbHairpin,
	immutable: [
		{
			text: 'the class: a Service of another controller cannot be moved here',
			settings: ['class'],
			effect: 'refused',
		},
	],
	notes: ['The annotation aws-load-balancer-proxy-protocol is not supported in Auto Mode.', nlbPrivateLink],
	strategies: {
		externalTrafficPolicy: {
			how: 'Instance targets keep the client address and traffic policy Local keeps kube-proxy from hiding it.',
			externalTrafficPolicy: 'Local',
			policyRequired: true,
			targets: 'nodes',
			packetSource: 'client',
			annotations: { [annotation.targetType]: 'instance' },
		},
		proxyProtocol: {
			how: 'The NLB sends a PROXY v2 header from its own addresses straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the NLB sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			annotations: {
				[annotation.targetType]: 'ip',
				[annotation.targetGroupAttributes]: { attributes: { 'proxy_protocol_v2.enabled': 'true' } },
			},
			proxyProtocol: [2],
		},
		httpHeaders: nlbAddsNoHeader,
	},
	sources: [eksAutoNlb, eksAutoNetworking, awsTargetGroupAttributes, globalAccelerator],
} as const satisfies LoadBalancer;
