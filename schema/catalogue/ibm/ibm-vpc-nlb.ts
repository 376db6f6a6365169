// IBM Cloud VPC Network Load Balancer.
import { addsNoHeader, hostnameStatus, keepsSource, sendsNoProxy } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, find, ibmSources, kept, schemes } from './shared.ts';

export const entry = {
	title: 'IBM Cloud VPC Network Load Balancer',
	provider: 'IBM',
	kind: 'pass-through',
	designedFor: 'IKS and ROKS on VPC, one zone',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', annotations: { [annotation.features]: 'nlb' } },
	schemes,
	ignoresSourceRanges: true,
	followsHealthCheckNodePort: true,
	find,
	healthCheck: 'Under traffic policy Local HTTP on the health check node port.',
	immutable: kept,
	notes: [
		'openshift/cloud-provider-ibm, which OpenShift clusters of your own run, does not know the word nlb: it makes an application load balancer, whose packets do not carry the client. Use ibm-vpc-alb there.',
	],
	hairpin: `${hostnameStatus} No source that was read says whether a node reaches itself through the balancer.`,
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			needs: [{ what: 'IKS or ROKS', why: 'whose own controller makes network load balancers' }],
		},
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [...ibmSources, kubernetesSourceIp],
} as const satisfies LoadBalancer;
