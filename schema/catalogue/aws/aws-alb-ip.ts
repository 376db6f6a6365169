// AWS Application Load Balancer by Ingress, ip targets.
import { schemeAndPort } from '../shared.ts';
import { awsAlbHeaders, lbcIngressAnnotations } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	albCertificateNote,
	albEndsHttp,
	albHairpin,
	albImmutable,
	albListNote,
	albSchemes,
	albSourceLists,
	albSourceRanges,
	albSourcesOff,
	appendMode,
} from './alb.ts';
import {
	albAccelerated,
	annotation,
	find,
	globalAccelerator,
	lbcDeployCode,
	lbcIngressCode,
	nodePorts,
} from './shared.ts';

export const entry = {
	title: 'AWS Application Load Balancer by Ingress, ip targets',
	provider: 'AWS',
	kind: 'http',
	controller: { name: 'aws-load-balancer-controller', product: 'alb', kind: 'Ingress', targets: 'pods' },
	aliases: { alb: 1, aws: 3, eks: 3, globalaccelerator: 2, aga: 2, ga: 2 },
	recognised: { frontKinds: [{ kind: 'TargetGroupBinding', readsHttp: true }] },
	designedFor: 'EKS with the AWS Load Balancer Controller and the Amazon VPC CNI, TLS ending at the ALB',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP', otherTypes: ['NodePort'] },
	ingress: {
		ingressClassName: 'alb',
		annotations: { [annotation.albTargetType]: 'ip', ...appendMode },
		suggested: {
			[annotation.albHealthCheckPort]: '{statusPort}',
			[annotation.albHealthCheckPath]: '{readinessPath}',
		},
	},
	schemes: albSchemes,
	followsHealthCheckNodePort: true,
	nodePorts,
	tlsEndsAtBalancer: true,
	find,
	sourceRangesOff: albSourcesOff,
	sourceRangesAnnotation: albSourceRanges,
	sourceListsAnnotation: albSourceLists,
	healthCheck: "HTTP to Kong's status port on the pod.",
	hairpin: albHairpin,
	immutable: albImmutable,
	notes: [albCertificateNote, albListNote, albAccelerated],
	strategies: {
		...albEndsHttp,
		httpHeaders: {
			how: 'The ALB ends HTTP and appends the client to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the ALB sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client', forwarded: schemeAndPort },
			needs: [{ what: 'Amazon VPC CNI' }],
		},
	},
	sources: [lbcIngressAnnotations, lbcIngressCode, lbcDeployCode, awsAlbHeaders, globalAccelerator],
} as const satisfies LoadBalancer;
