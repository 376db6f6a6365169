// AWS Network Load Balancer in front of an Application Load Balancer, by Ingress.
import { awsAlbHeaders, awsTargetGroupAttributes, lbcIngressAnnotations } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { albEndsHttp, albHairpin, albSourceRanges, appendMode } from './alb.ts';
import { annotation, find } from './shared.ts';

export const entry = {
	title: 'AWS Network Load Balancer in front of an ALB, by Ingress',
	provider: 'AWS',
	kind: 'http',
	controller: { name: 'aws-load-balancer-controller', product: 'alb', kind: 'Ingress', behind: 'nlb' },
	designedFor:
		'an ALB that needs fixed addresses or PrivateLink, with the AWS Load Balancer Controller 2.13 or later',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP', otherTypes: ['NodePort'] },
	ingress: {
		ingressClassName: 'alb',
		annotations: { [annotation.albTargetType]: 'ip', [annotation.albFrontendNlb]: 'true', ...appendMode },
		suggested: {
			[annotation.albHealthCheckPort]: '{statusPort}',
			[annotation.albHealthCheckPath]: '{readinessPath}',
		},
	},
	schemes: {
		'internet-facing': {
			ingress: {
				[annotation.albScheme]: 'internet-facing',
				[annotation.albFrontendNlbScheme]: 'internet-facing',
			},
		},
		internal: {
			ingress: { [annotation.albScheme]: 'internal', [annotation.albFrontendNlbScheme]: 'internal' },
		},
	},
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find,
	sourceRangesAnnotation: albSourceRanges,
	healthCheck: "HTTP to Kong's status port on the pod.",
	hairpin: albHairpin,
	immutable: [
		{ text: 'the scheme: changing it replaces the load balancers', settings: ['scheme'], effect: 'replaced' },
	],
	notes: [
		'Give the certificate in proxy.ingress.annotations: alb.ingress.kubernetes.io/certificate-arn.',
		'Cross-zone settings of both balancers must match, or requests end in 503.',
		'The Ingress has two host names in its status: DNS must lead to that of the NLB.',
	],
	strategies: {
		...albEndsHttp,
		httpHeaders: {
			how: 'The NLB keeps the client address towards the ALB, which appends it to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the ALB sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client' },
			needs: [{ what: 'AWS Load Balancer Controller', from: '2.13' }, { what: 'Amazon VPC CNI' }],
		},
	},
	sources: [lbcIngressAnnotations, awsAlbHeaders, awsTargetGroupAttributes],
} as const satisfies LoadBalancer;
