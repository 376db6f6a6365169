// AWS Classic Load Balancer with TCP listeners.
import { awsCloudControllerCode, awsCloudControllerDocs, kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	annotation,
	find,
	ignoresScheme,
	lbcTakesNewServices,
	nodePorts,
	noTargetGroups,
	schemeIsKept,
	takenAsInternal,
	typeIsKept,
} from './shared.ts';

export const entry = {
	title: 'AWS Classic Load Balancer, TCP listeners',
	provider: 'AWS',
	kind: 'proxy',
	controller: { name: 'cloud-provider-aws', product: 'clb', kind: 'Service', frontend: 'tcp' },
	aliases: { clb: 1, elb: 1 },
	recognised: {
		// An NLB is called name.elb.region.amazonaws.com.
		hostNames: ['^[^.]+\\.[^.]+\\.elb\\.amazonaws\\.com(\\.cn)?$'],
	},
	designedFor: 'existing clusters whose Services have always made a Classic ELB',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	// The groups' own rules decide then; the controller writes none.
	sourceRangesOff: { 'service.beta.kubernetes.io/aws-load-balancer-security-groups': '.' },
	followsHealthCheckNodePort: true,
	nodePorts,
	takenOver: takenAsInternal,
	tlsAnnotation: annotation.certificate,
	badAnnotations: [
		ignoresScheme,
		noTargetGroups,
		{
			annotation: '^service\\.beta\\.kubernetes\\.io/aws-load-balancer-backend-protocol$',
			value: '^http$',
			strategy: 'proxyProtocol',
			why: 'it makes HTTP listeners, and a Classic Load Balancer sends PROXY headers on TCP and SSL listeners only',
		},
	],
	find,
	healthCheck:
		'One for all ports, without a PROXY header: TCP to the node port of the first, unless the cloud configuration sets a shared probe of kube-proxy; under traffic policy Local HTTP on the health check node port.',
	hairpin: 'Published by host name, so there is no shortcut inside the cluster.',
	immutable: [
		schemeIsKept,
		typeIsKept,
		{
			text: 'the backend protocol and the certificate: listeners are deleted and then made again',
			settings: [annotation.backendProtocol, annotation.certificate],
			effect: 'break',
		},
	],
	notes: [lbcTakesNewServices],
	strategies: {
		externalTrafficPolicy: {
			refused:
				'a Classic Load Balancer ends TCP, so every packet has its own address whatever the traffic policy is',
			instead: 'use strategy proxyProtocol with trustedIPs, or a Network Load Balancer (aws-nlb-instance)',
		},
		proxyProtocol: {
			how: 'The ELB sends a PROXY v1 header.',
			externalTrafficPolicy: 'Cluster',
			targets: 'nodes',
			packetSource: 'loadBalancer',
			annotations: { [annotation.proxyProtocol]: '*' },
			proxyProtocol: [1],
		},
		httpHeaders: {
			refused: 'TCP listeners add no HTTP header',
			instead: 'use strategy proxyProtocol, or HTTP listeners (aws-clb-http)',
		},
	},
	sources: [awsCloudControllerDocs, awsCloudControllerCode, kubernetesSourceIp],
} as const satisfies LoadBalancer;
