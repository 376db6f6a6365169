// AWS Application Load Balancer by Gateway API.
import { schemeAndPort } from '../shared.ts';
import { awsAlbHeaders, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { albEndsHttp, albHairpin } from './alb.ts';
import {
	albAccelerated,
	find,
	globalAccelerator,
	lbcRelease35,
	lbcTargetGroupConfiguration,
	nodePorts,
} from './shared.ts';

const guide = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/guide/gateway';

export const entry = {
	title: 'AWS Application Load Balancer by Gateway API',
	provider: 'AWS',
	kind: 'http',
	controller: { name: 'aws-load-balancer-controller', product: 'alb', kind: 'Gateway' },
	designedFor:
		'EKS with the AWS Load Balancer Controller 3.5 or later, Gateway API 1.6 and the Amazon VPC CNI, TLS ending at the ALB',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP' },
	gateway: {
		gatewayClassName: '{fullname}',
		route: 'HTTPRoute',
		parameters: { group: 'gateway.k8s.aws', kind: 'LoadBalancerConfiguration' },
	},
	objects: [
		{
			apiVersion: 'gateway.networking.k8s.io/v1',
			kind: 'GatewayClass',
			spec: { controllerName: 'gateway.k8s.aws/alb' },
		},
		{
			apiVersion: 'gateway.k8s.aws/v1',
			kind: 'LoadBalancerConfiguration',
			spec: {
				scheme: '{scheme}',
				// Only `append` puts the client into the header; another mode would stay on the balancer if this were not named.
				loadBalancerAttributes: [{ key: 'routing.http.xff_header_processing.mode', value: 'append' }],
			},
		},
		{
			apiVersion: 'gateway.k8s.aws/v1',
			kind: 'TargetGroupConfiguration',
			spec: {
				targetReference: { name: '{fullname}-proxy' },
				defaultConfiguration: {
					targetType: 'ip',
					healthCheckConfig: {
						healthCheckProtocol: 'HTTP',
						healthCheckPort: '{statusPort}',
						healthCheckPath: '{readinessPath}',
					},
				},
			},
		},
	],
	schemes: { 'internet-facing': {}, internal: {} },
	followsHealthCheckNodePort: true,
	nodePorts,
	tlsEndsAtBalancer: true,
	find,
	healthCheck: "HTTP to Kong's status port on the pod, by the TargetGroupConfiguration that the chart makes.",
	hairpin: albHairpin,
	immutable: [
		{
			text: 'the scheme: changing it replaces the ALB',
			settings: ['scheme'],
			effect: 'replaced',
		},
	],
	notes: [
		'The chart makes a GatewayClass of its own; name another in proxy.ingress.ingressClassName.',
		"The ALB takes its certificate from ACM, for the listener's host name (proxy.ingress.hostname), and no Secret: to name one yourself, bring a GatewayClass with a LoadBalancerConfiguration that lists it under listenerConfigurations.",
		'Who may connect is set in spec.sourceRanges or securityGroupPrefixes of a LoadBalancerConfiguration.',
		'Annotations of the Service have no effect here.',
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
			needs: [
				{ what: 'AWS Load Balancer Controller', from: '3.5.0' },
				{ what: 'Gateway API', from: '1.6' },
				{ what: 'Amazon VPC CNI' },
			],
		},
	},
	sources: [
		page('AWS Load Balancer Controller: Gateway API for layer 7', `${guide}/l7gateway.md`, '2026-11'),
		page(
			'AWS Load Balancer Controller: LoadBalancerConfiguration',
			`${guide}/loadbalancerconfig.md`,
			'2026-11',
		),
		lbcTargetGroupConfiguration,
		lbcRelease35,
		awsAlbHeaders,
		globalAccelerator,
	],
} as const satisfies LoadBalancer;
