// AWS Network Load Balancer with ip targets, made by the AWS Load Balancer Controller.
import {
	awsTargetGroupAttributes,
	lbcLoadBalancer,
	lbcNlb,
	lbcServiceAnnotations,
	lbcTargetGroup,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	addressLostOnPort,
	annotation,
	find,
	globalAccelerator,
	httpCheckUnderProxy,
	lbcImmutable,
	lbcNotes,
	lbcProxyAlternatives,
	lbcRefuses,
	nlbAddsNoHeader,
	nlbHairpin,
	nodePorts,
	olderScheme,
	otherFamilyLost,
	udpSourceReplaced,
} from './shared.ts';

export const entry = {
	title: 'AWS Network Load Balancer, ip targets (AWS Load Balancer Controller)',
	provider: 'AWS',
	kind: 'pass-through',
	controller: { name: 'aws-load-balancer-controller', product: 'nlb', kind: 'Service', targets: 'pods' },
	aliases: { nlb: 2, elbv2: 2, aws: 2, eks: 2 },
	designedFor: 'EKS with the Amazon VPC CNI, Fargate included: the NLB sends straight to pods',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: ['service.k8s.aws/nlb'],
		annotations: { [annotation.type]: 'external', [annotation.targetType]: 'ip' },
	},
	schemes: {
		'internet-facing': { service: { [annotation.scheme]: 'internet-facing' } },
		internal: { service: { [annotation.scheme]: 'internal' } },
	},
	// Attributes that are no longer named keep their value on the target group.
	off: { [annotation.targetGroupAttributes]: { attributes: { 'preserve_client_ip.enabled': 'false' } } },
	followsHealthCheckNodePort: true,
	nodePorts,
	tlsAnnotation: annotation.certificate,
	badAnnotations: [
		httpCheckUnderProxy,
		...lbcRefuses,
		olderScheme,
		addressLostOnPort,
		otherFamilyLost,
		udpSourceReplaced,
	],
	find,
	healthCheck: 'TCP to the pod. An HTTP check on a port that does not speak PROXY fails once PROXY v2 is on.',
	hairpin: nlbHairpin,
	immutable: lbcImmutable,
	notes: lbcNotes,
	strategies: {
		externalTrafficPolicy: {
			how: 'The target group keeps the client address and the NLB sends straight to pods, so the traffic policy does not matter.',
			externalTrafficPolicy: 'Cluster',
			localNote:
				'the NLB sends straight to pods; the target group attribute preserve_client_ip keeps the address',
			targets: 'pods',
			packetSource: 'client',
			annotations: {
				[annotation.targetGroupAttributes]: { attributes: { 'preserve_client_ip.enabled': 'true' } },
			},
			needs: [{ what: 'AWS Load Balancer Controller', from: '2.2' }, { what: 'Amazon VPC CNI' }],
		},
		proxyProtocol: {
			how: 'The NLB sends a PROXY v2 header from its own addresses straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the NLB sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			annotations: { [annotation.proxyProtocol]: '*' },
			alternatives: lbcProxyAlternatives,
			proxyProtocol: [2],
			needs: [{ what: 'AWS Load Balancer Controller', from: '2.2' }, { what: 'Amazon VPC CNI' }],
		},
		httpHeaders: nlbAddsNoHeader,
	},
	sources: [
		lbcNlb,
		lbcServiceAnnotations,
		lbcTargetGroup,
		lbcLoadBalancer,
		awsTargetGroupAttributes,
		globalAccelerator,
	],
} as const satisfies LoadBalancer;
