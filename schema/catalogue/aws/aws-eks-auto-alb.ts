// AWS Application Load Balancer made by EKS Auto Mode.
import { schemeAndPort } from '../shared.ts';
import { awsAlbHeaders } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { albEndsHttp, albHairpin, albSourceRanges } from './alb.ts';
import {
	albAccelerated,
	annotation,
	eksAutoAlb,
	eksAutoNetworking,
	find,
	globalAccelerator,
	nodePorts,
} from './shared.ts';

export const entry = {
	title: 'AWS Application Load Balancer, EKS Auto Mode',
	provider: 'AWS',
	kind: 'http',
	designedFor: 'EKS Auto Mode clusters, TLS ending at the ALB',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP', otherTypes: ['NodePort'] },
	ingress: {
		ingressClassName: '{fullname}',
		suggested: {
			[annotation.albHealthCheckPort]: '{statusPort}',
			[annotation.albHealthCheckPath]: '{readinessPath}',
		},
	},
	objects: [
		{
			apiVersion: 'networking.k8s.io/v1',
			kind: 'IngressClass',
			spec: {
				controller: 'eks.amazonaws.com/alb',
				parameters: { apiGroup: 'eks.amazonaws.com', kind: 'IngressClassParams', name: '{fullname}' },
			},
		},
		{ apiVersion: 'eks.amazonaws.com/v1', kind: 'IngressClassParams', spec: { scheme: '{scheme}' } },
	],
	schemes: { 'internet-facing': {}, internal: {} },
	followsHealthCheckNodePort: true,
	nodePorts,
	tlsEndsAtBalancer: true,
	find,
	sourceRangesAnnotation: albSourceRanges,
	healthCheck: "HTTP to Kong's status port on the pod.",
	hairpin: albHairpin,
	immutable: [{ text: 'the scheme: changing it replaces the ALB', settings: ['scheme'], effect: 'replaced' }],
	notes: [
		'The chart makes a class with its parameters; for certificates or subnets (certificateARNs, subnets) bring your own and name it in proxy.ingress.ingressClassName, with its scheme.',
		'The ALB appends to X-Forwarded-For unless loadBalancerAttributes of the IngressClassParams say otherwise; the chart sets only their scheme.',
		'Auto Mode does not read alb.ingress.kubernetes.io/group.name; use group.name of the IngressClassParams instead.',
		albAccelerated,
	],
	strategies: {
		...albEndsHttp,
		httpHeaders: {
			how: 'The ALB ends HTTP and appends the client to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the ALB sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client', forwarded: schemeAndPort },
		},
	},
	sources: [eksAutoAlb, eksAutoNetworking, awsAlbHeaders, globalAccelerator],
} as const satisfies LoadBalancer;
