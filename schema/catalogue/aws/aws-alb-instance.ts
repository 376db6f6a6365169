// AWS Application Load Balancer by Ingress, instance targets.
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
	title: 'AWS Application Load Balancer by Ingress, instance targets',
	provider: 'AWS',
	kind: 'http',
	controller: { name: 'aws-load-balancer-controller', product: 'alb', kind: 'Ingress', targets: 'nodes' },
	aliases: { alb: 2 },
	designedFor: 'clusters with the AWS Load Balancer Controller whose pods the ALB cannot reach directly',
	recommended: 'httpHeaders',
	service: { type: 'NodePort', otherTypes: ['LoadBalancer'] },
	ingress: {
		ingressClassName: 'alb',
		annotations: { [annotation.albTargetType]: 'instance', ...appendMode },
		// The status port has no node port, so the check asks the proxy port, where any answer shows that Kong is up.
		suggested: { [annotation.albHealthCheckPort]: 'traffic-port', [annotation.albSuccessCodes]: '200-499' },
	},
	schemes: albSchemes,
	followsHealthCheckNodePort: true,
	nodePorts,
	tlsEndsAtBalancer: true,
	find,
	sourceRangesOff: albSourcesOff,
	sourceRangesAnnotation: albSourceRanges,
	sourceListsAnnotation: albSourceLists,
	healthCheck:
		"HTTP to the proxy's node port; any answer below 500 counts, since Kong answers 404 on / without a route.",
	hairpin: albHairpin,
	immutable: albImmutable,
	notes: [
		albCertificateNote,
		albListNote,
		'A Service of type LoadBalancer gets a load balancer of its own beside the ALB; type NodePort is enough.',
		albAccelerated,
	],
	strategies: {
		...albEndsHttp,
		httpHeaders: {
			how: 'The ALB ends HTTP and appends the client to X-Forwarded-For, by way of the nodes.',
			externalTrafficPolicy: 'Cluster',
			targets: 'nodes',
			packetSource: 'loadBalancer',
			header: { appends: 'client', forwarded: schemeAndPort },
		},
	},
	sources: [lbcIngressAnnotations, lbcIngressCode, lbcDeployCode, awsAlbHeaders, globalAccelerator],
} as const satisfies LoadBalancer;
