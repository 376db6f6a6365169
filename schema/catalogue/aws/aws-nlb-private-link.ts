// AWS Network Load Balancer behind an endpoint service of AWS PrivateLink, made by the AWS Load Balancer Controller.
import {
	awsTargetGroupAttributes,
	lbcLoadBalancer,
	lbcNlb,
	lbcServiceAnnotations,
	lbcTargetGroup,
} from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	endpointService,
	find,
	httpCheckUnderProxy,
	lbcImmutable,
	lbcProxyAlternatives,
	lbcRefuses,
	nlbAddsNoHeader,
	nlbHairpin,
	nodePorts,
	olderScheme,
} from './shared.ts';

export const entry = {
	title: 'AWS Network Load Balancer behind AWS PrivateLink',
	provider: 'AWS',
	kind: 'proxy',
	controller: {
		name: 'aws-load-balancer-controller',
		product: 'nlb',
		kind: 'Service',
		targets: 'pods',
		byAnnotation: annotation.privateLinkRules,
	},
	aliases: { awsprivatelink: 1, privatelink: 1, endpointservice: 1, vpcendpoint: 1 },
	designedFor: 'gateways that other VPCs reach through interface endpoints of an endpoint service',
	recommended: 'proxyProtocol',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: ['service.k8s.aws/nlb'],
		annotations: { [annotation.type]: 'external', [annotation.targetType]: 'ip' },
		// What AWS does anyhow; it shows what the balancer is for.
		suggested: { [annotation.privateLinkRules]: 'on' },
	},
	schemes: {
		'internet-facing': { service: { [annotation.scheme]: 'internet-facing' } },
		internal: { service: { [annotation.scheme]: 'internal' } },
	},
	defaultScheme: 'internal',
	// Attributes that are no longer named keep their value on the target group.
	off: { [annotation.targetGroupAttributes]: { attributes: { 'preserve_client_ip.enabled': 'false' } } },
	followsHealthCheckNodePort: true,
	nodePorts,
	tlsAnnotation: annotation.certificate,
	badAnnotations: [httpCheckUnderProxy, ...lbcRefuses, olderScheme],
	find,
	closedBy: 'the principals that the endpoint service allows, and the acceptance of their endpoints',
	healthCheck: 'TCP to the pod. An HTTP check on a port that does not speak PROXY fails once PROXY v2 is on.',
	hairpin: nlbHairpin,
	immutable: lbcImmutable,
	notes: [
		'You make the endpoint service of this NLB yourself; the chart makes the NLB only.',
		'PROXY v2 names the address of the consumer in its own VPC. Consumers of several VPCs may have the same private addresses, which rate limits and rules by address then cannot tell apart.',
		'proxy.loadBalancerSourceRanges are compared with the addresses of consumers, unless aws-load-balancer-inbound-sg-rules-on-private-link-traffic is "off".',
		'Clients of the same NLB that do not come through PrivateLink are named by PROXY v2 as well.',
	],
	strategies: {
		externalTrafficPolicy: {
			refused:
				'requests through an endpoint come from private addresses of the NLB, even where its target groups keep client addresses',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
		proxyProtocol: {
			how: 'The NLB sends a PROXY v2 header with the address of the consumer, from its own addresses straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the NLB sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			annotations: { [annotation.proxyProtocol]: '*' },
			alternatives: lbcProxyAlternatives,
			proxyProtocol: [2],
			needs: [{ what: 'AWS Load Balancer Controller', from: '2.2' }, { what: 'Amazon VPC CNI' }],
		},
		httpHeaders: {
			refused: nlbAddsNoHeader.refused,
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
	},
	sources: [
		endpointService,
		lbcNlb,
		lbcServiceAnnotations,
		lbcTargetGroup,
		lbcLoadBalancer,
		awsTargetGroupAttributes,
	],
} as const satisfies LoadBalancer;
