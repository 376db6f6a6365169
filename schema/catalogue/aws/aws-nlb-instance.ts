// AWS Network Load Balancer with instance targets, made by the AWS Load Balancer Controller.
import {
	awsTargetGroupAttributes,
	kongPreserveClientIp,
	lbcLoadBalancer,
	lbcNlb,
	lbcServiceAnnotations,
	lbcTargetGroup,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	addressLost,
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
	title: 'AWS Network Load Balancer, instance targets (AWS Load Balancer Controller)',
	provider: 'AWS',
	kind: 'pass-through',
	controller: { name: 'aws-load-balancer-controller', product: 'nlb', kind: 'Service', targets: 'nodes' },
	aliases: { nlb: 1, elbv2: 1, aws: 1, eks: 1, globalaccelerator: 1, aga: 1, ga: 1 },
	designedFor: 'EKS and self-managed clusters on EC2 with the AWS Load Balancer Controller 2.2 or later',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: ['service.k8s.aws/nlb'],
		annotations: { [annotation.type]: 'external', [annotation.targetType]: 'instance' },
	},
	// By default the controller makes internal balancers, so both are written out.
	schemes: {
		'internet-facing': { service: { [annotation.scheme]: 'internet-facing' } },
		internal: { service: { [annotation.scheme]: 'internal' } },
	},
	followsHealthCheckNodePort: true,
	nodePorts,
	tlsAnnotation: annotation.certificate,
	badAnnotations: [
		httpCheckUnderProxy,
		...lbcRefuses,
		olderScheme,
		addressLost,
		otherFamilyLost,
		udpSourceReplaced,
	],
	find,
	healthCheck:
		'TCP to the node port; under traffic policy Local HTTP /healthz on the health check node port, every 10 s, two failures.',
	hairpin: nlbHairpin,
	immutable: lbcImmutable,
	notes: lbcNotes,
	strategies: {
		externalTrafficPolicy: {
			how: 'The NLB keeps the client address and traffic policy Local keeps kube-proxy from hiding it.',
			externalTrafficPolicy: 'Local',
			policyRequired: true,
			targets: 'nodes',
			packetSource: 'client',
			needs: [{ what: 'AWS Load Balancer Controller', from: '2.2' }],
		},
		proxyProtocol: {
			how: 'The NLB sends a PROXY v2 header; kube-proxy may then hide the packet source.',
			externalTrafficPolicy: 'Cluster',
			localBreaks: {
				why: 'the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy',
				unless: { [annotation.healthCheckProtocol]: 'tcp', [annotation.healthCheckPort]: 'traffic-port' },
			},
			targets: 'nodes',
			packetSource: 'client',
			annotations: { [annotation.proxyProtocol]: '*' },
			alternatives: lbcProxyAlternatives,
			proxyProtocol: [2],
			needs: [{ what: 'AWS Load Balancer Controller', from: '2.2' }],
		},
		httpHeaders: nlbAddsNoHeader,
	},
	sources: [
		kongPreserveClientIp,
		lbcNlb,
		lbcServiceAnnotations,
		lbcTargetGroup,
		lbcLoadBalancer,
		awsTargetGroupAttributes,
		globalAccelerator,
	],
} as const satisfies LoadBalancer;
