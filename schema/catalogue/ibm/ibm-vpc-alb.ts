// IBM Cloud VPC Application Load Balancer, which works on TCP for a Service.
import { endsConnections, hostnameStatus, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, find, ibmSources, kept, schemes } from './shared.ts';

export const entry = {
	title: 'IBM Cloud VPC Application Load Balancer',
	provider: 'IBM',
	kind: 'proxy',
	controller: {
		name: 'openshift/cloud-provider-ibm',
		product: 'IBM VPC application load balancer',
		kind: 'Service',
	},
	aliases: { iks: 1, roks: 1 },
	designedFor: 'IKS, ROKS and OpenShift of your own on VPC, multi-zone',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	schemes,
	ignoresSourceRanges: true,
	closedBy: 'a security group on the load balancer',
	followsHealthCheckNodePort: true,
	find,
	healthCheck: 'TCP to the node port; under traffic policy Local HTTP on the health check node port.',
	hairpin: hostnameStatus,
	immutable: [
		...kept,
		{
			text: 'its name: a second balancer is made, and the old one stays if the Service had named it',
			settings: [annotation.name],
			effect: 'replaced',
		},
	],
	notes: [
		'PROXY is switched on and off in place, also by removing the annotation. A port that is added later gets no PROXY until the next sync of the Service.',
		'Source ranges have no effect. A UDP port next to TCP ports makes its controller refuse the whole Service.',
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
