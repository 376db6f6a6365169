// AWS Network Load Balancer by Gateway API.
import type { TargetGroupConfiguration } from '../objects.ts';
import { awsTargetGroupAttributes } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	find,
	globalAccelerator,
	lbcGateway,
	lbcRelease35,
	lbcTargetGroupConfiguration,
	nlbAddsNoHeader,
	nlbHairpin,
	nlbPrivateLink,
	nodePorts,
} from './shared.ts';

/** Both attributes are always named: the controller leaves others as they are. */
const targetGroup = (preserve: boolean, proxy: boolean): TargetGroupConfiguration => ({
	apiVersion: 'gateway.k8s.aws/v1',
	kind: 'TargetGroupConfiguration',
	spec: {
		targetReference: { name: '{fullname}-proxy' },
		defaultConfiguration: {
			targetType: 'ip',
			// Once PROXY v2 is on, checks carry its header too, which the status port cannot read.
			healthCheckConfig: proxy
				? { healthCheckProtocol: 'TCP', healthCheckPort: 'traffic-port' }
				: {
						healthCheckProtocol: 'HTTP',
						healthCheckPort: '{statusPort}',
						healthCheckPath: '{readinessPath}',
					},
			targetGroupAttributes: [
				{ key: 'preserve_client_ip.enabled', value: String(preserve) },
				{ key: 'proxy_protocol_v2.enabled', value: String(proxy) },
			],
		},
	},
});

export const entry = {
	title: 'AWS Network Load Balancer by Gateway API',
	provider: 'AWS',
	kind: 'pass-through',
	controller: { name: 'aws-load-balancer-controller', product: 'nlb', kind: 'Gateway' },
	designedFor:
		'EKS with the AWS Load Balancer Controller 3.5 or later, Gateway API 1.6 and the Amazon VPC CNI',
	recommended: 'externalTrafficPolicy',
	service: { type: 'ClusterIP' },
	gateway: {
		gatewayClassName: '{fullname}',
		route: 'TCPRoute',
		parameters: { group: 'gateway.k8s.aws', kind: 'LoadBalancerConfiguration' },
	},
	objects: [
		{
			apiVersion: 'gateway.networking.k8s.io/v1',
			kind: 'GatewayClass',
			spec: { controllerName: 'gateway.k8s.aws/nlb' },
		},
		{
			apiVersion: 'gateway.k8s.aws/v1',
			kind: 'LoadBalancerConfiguration',
			spec: { scheme: '{scheme}' },
		},
	],
	// Without it the controller takes nodes for targets, finds no node port and makes no balancer.
	objectsWithoutStrategy: [targetGroup(false, false)],
	schemes: { 'internet-facing': {}, internal: {} },
	followsHealthCheckNodePort: true,
	nodePorts,
	find,
	healthCheck: "HTTP to Kong's status port on the pod; with PROXY v2 TCP to the proxy port.",
	hairpin: nlbHairpin,
	immutable: [
		{
			text: 'the scheme of an NLB cannot change, so the controller deletes the NLB and makes another',
			settings: ['scheme'],
			effect: 'replaced',
		},
	],
	notes: [
		'The chart makes a GatewayClass of its own; name another in proxy.ingress.ingressClassName.',
		'Annotations of the Service have no effect here.',
		nlbPrivateLink,
	],
	strategies: {
		externalTrafficPolicy: {
			how: 'The target group keeps the client address and the NLB sends straight to pods.',
			externalTrafficPolicy: 'Cluster',
			targets: 'pods',
			packetSource: 'client',
			objects: [targetGroup(true, false)],
			needs: [
				{ what: 'AWS Load Balancer Controller', from: '3.5.0' },
				{ what: 'Gateway API', from: '1.6' },
				{ what: 'Amazon VPC CNI' },
			],
		},
		proxyProtocol: {
			how: 'The NLB sends a PROXY v2 header from its own addresses straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localBreaks: {
				why: 'with instance targets the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy',
				unless: {},
			},
			targets: 'pods',
			packetSource: 'loadBalancer',
			proxyProtocol: [2],
			objects: [targetGroup(false, true)],
			needs: [
				{ what: 'AWS Load Balancer Controller', from: '3.5.0' },
				{ what: 'Gateway API', from: '1.6' },
				{ what: 'Amazon VPC CNI' },
			],
		},
		httpHeaders: nlbAddsNoHeader,
	},
	sources: [
		lbcGateway,
		lbcTargetGroupConfiguration,
		lbcRelease35,
		awsTargetGroupAttributes,
		globalAccelerator,
	],
} as const satisfies LoadBalancer;
