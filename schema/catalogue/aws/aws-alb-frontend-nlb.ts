// AWS Network Load Balancer in front of an Application Load Balancer, by Ingress.
import { schemeAndPort } from '../shared.ts';
import { awsAlbHeaders, awsTargetGroupAttributes, lbcIngressAnnotations } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	albCertificateNote,
	albEndsHttp,
	albHairpin,
	albListNote,
	albSourceLists,
	albSourceRanges,
	albSourcesOff,
	appendMode,
} from './alb.ts';
import { annotation, find, lbcDeployCode, lbcIngressCode, nodePorts } from './shared.ts';

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
			// The NLB asks / of the ALB, which asks Kong's proxy port: 404 where no route fits.
			[annotation.albFrontendNlbSuccessCodes]: '200-499',
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
	nodePorts,
	tlsEndsAtBalancer: true,
	find,
	sourceRangesOff: albSourcesOff,
	sourceRangesAnnotation: albSourceRanges,
	sourceListsAnnotation: albSourceLists,
	healthCheck:
		"HTTP to Kong's status port on the pod. The NLB checks the ALB by HTTP, path / on its listener's port; any answer below 500 counts.",
	hairpin: albHairpin,
	immutable: [
		{ text: 'the scheme: changing it replaces the load balancers', settings: ['scheme'], effect: 'replaced' },
		{
			text: `the group of Ingresses (${annotation.albGroup}): another group has other load balancers`,
			settings: [annotation.albGroup],
			effect: 'replaced',
		},
		{
			text: `the NLB (${annotation.albFrontendNlb}): without it the NLB is deleted and its host name with it, while the ALB stays`,
			settings: [annotation.albFrontendNlb],
			effect: 'replaced',
		},
	],
	notes: [
		albCertificateNote,
		albListNote,
		'The health check of the NLB always uses HTTP. With a certificate, set alb.ingress.kubernetes.io/frontend-nlb-healthcheck-protocol to HTTPS; otherwise the ALB never becomes healthy.',
		'Both balancers share one security group, whose rules name the ports of the ALB. If frontend-nlb-listener-port-mapping gives the NLB another port, set frontend-nlb-security-groups.',
		'Cross-zone settings of both balancers must match, or requests end in 503.',
		'The Ingress has two host names in its status, that of the ALB before that of the NLB: DNS must lead to the NLB.',
	],
	strategies: {
		...albEndsHttp,
		httpHeaders: {
			how: 'The NLB keeps the client address towards the ALB, which appends it to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the ALB sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client', forwarded: schemeAndPort },
			needs: [{ what: 'AWS Load Balancer Controller', from: '2.13' }, { what: 'Amazon VPC CNI' }],
		},
	},
	sources: [lbcIngressAnnotations, lbcIngressCode, lbcDeployCode, awsAlbHeaders, awsTargetGroupAttributes],
} as const satisfies LoadBalancer;
