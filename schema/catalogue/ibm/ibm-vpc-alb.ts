// IBM Cloud VPC Application Load Balancer, which works on TCP for a Service.
import { endsConnections, hostnameStatus, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, find, ibmSources, schemes } from './shared.ts';

export const entry = {
	title: 'IBM Cloud VPC Application Load Balancer',
	provider: 'IBM',
	kind: 'proxy',
	controller: {
		name: 'openshift/cloud-provider-ibm',
		product: 'IBM VPC application load balancer',
		kind: 'Service',
	},
	designedFor: 'IKS and ROKS on VPC, multi-zone',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer' },
	schemes,
	followsHealthCheckNodePort: true,
	find,
	healthCheck: 'Under traffic policy Local HTTP on the health check node port.',
	hairpin: hostnameStatus,
	immutable: [
		{
			text: 'old documentation wants the PROXY setting at creation; newer code updates existing pools too',
			settings: ['strategy'],
			effect: 'unknown',
		},
	],
	strategies: {
		externalTrafficPolicy: {
			...endsConnections,
			instead: 'use strategy proxyProtocol with trustedIPs, or a Network Load Balancer (ibm-vpc-nlb)',
		},
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY v1 header.',
			annotations: { [annotation.features]: 'proxy-protocol' },
			proxyProtocol: [1],
		},
		httpHeaders: {
			refused: 'for a Service this balancer works on TCP and adds no HTTP header',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
	},
	sources: [...ibmSources, kubernetesSourceIp],
} as const satisfies LoadBalancer;
