// AWS Network Load Balancer made by the AWS cloud controller manager ("in-tree").
import { awsCloudControllerCode, awsCloudControllerDocs, eksNlb, kongPreserveClientIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	addressLost,
	annotation,
	find,
	globalAccelerator,
	httpCheckUnderProxy,
	ignoresProxyAnnotation,
	ignoresScheme,
	lbcTakesNewServices,
	nlbAddsNoHeader,
	nlbHairpin,
	nlbPrivateLink,
	nodePorts,
	schemeIsKept,
	takenAsInternal,
	typeIsKept,
} from './shared.ts';

/** Attributes that the controller takes, to the letter; any other is an error before anything is made. */
const cloudControllerRefuses = [
	{
		annotation: `^${annotation.targetGroupAttributes.replaceAll('.', '\\.')}$`,
		value:
			'(^|,)(deregistration_delay|load_balancing|slow_start|stickiness|target_failover|target_group_health|target_health_state)\\.|[^ ,] +[^ ,]|= | =',
		why: 'the controller accepts only preserve_client_ip.enabled and proxy_protocol_v2.enabled, without blanks; with anything else it makes no balancer',
	},
	{
		annotation: '^service\\.beta\\.kubernetes\\.io/aws-load-balancer-extra-security-groups$',
		why: 'it is for Classic Load Balancers, and the controller makes no NLB of a Service that has it',
	},
] as const;

export const entry = {
	title: 'AWS Network Load Balancer, in-tree (AWS cloud controller manager)',
	provider: 'AWS',
	kind: 'pass-through',
	controller: { name: 'cloud-provider-aws', product: 'nlb', kind: 'Service' },
	designedFor: 'clusters on EC2 without the AWS Load Balancer Controller',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: [],
		annotations: { [annotation.type]: 'nlb' },
	},
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	// The controller leaves the last value in place when the annotation goes.
	off: { [annotation.targetGroupAttributes]: { attributes: { 'proxy_protocol_v2.enabled': 'false' } } },
	followsHealthCheckNodePort: true,
	nodePorts,
	takenOver: takenAsInternal,
	tlsAnnotation: annotation.certificate,
	badAnnotations: [
		ignoresProxyAnnotation,
		ignoresScheme,
		httpCheckUnderProxy,
		...cloudControllerRefuses,
		addressLost,
	],
	find,
	healthCheck:
		'TCP to the node port, unless the cloud configuration sets a shared probe of kube-proxy; under traffic policy Local HTTP on the health check node port, every 10 s, two failures.',
	hairpin: nlbHairpin,
	immutable: [
		schemeIsKept,
		typeIsKept,
		{
			text: 'adding or removing the certificate: the controller adds the new listener before it deletes the old one, which AWS refuses at every attempt',
			settings: [annotation.certificate],
			effect: 'refused',
		},
	],
	notes: [
		lbcTakesNewServices,
		'The annotation aws-load-balancer-proxy-protocol has no effect on this product.',
		'Another traffic policy, health check protocol or node port makes new target groups. PROXY is off until their attributes are set, a moment later. Attributes that the Service no longer names stay on existing target groups, and are lost on new ones. If you once set preserve_client_ip.enabled=false, set it to true; do not just remove it.',
		'If the cloud configuration sets ClusterServiceLoadBalancerHealthProbeMode to Shared, PROXY makes every target unhealthy: the health check of kube-proxy carries the header too.',
		'Source ranges become rules of the nodes, not of the NLB.',
		nlbPrivateLink,
	],
	strategies: {
		externalTrafficPolicy: {
			how: 'The NLB keeps the client address and traffic policy Local keeps kube-proxy from hiding it.',
			externalTrafficPolicy: 'Local',
			policyRequired: true,
			targets: 'nodes',
			packetSource: 'client',
		},
		proxyProtocol: {
			how: 'The NLB sends a PROXY v2 header, switched on by a target group attribute.',
			externalTrafficPolicy: 'Cluster',
			localBreaks: {
				why: 'the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy',
				unless: {},
			},
			targets: 'nodes',
			packetSource: 'client',
			annotations: {
				[annotation.targetGroupAttributes]: { attributes: { 'proxy_protocol_v2.enabled': 'true' } },
			},
			proxyProtocol: [2],
			warnings: [
				'PROXY on an in-tree NLB needs cloud-provider-aws 1.32.6, 1.33.3, 1.34.0 (not 1.34.1), 1.35.0 or later; older ones ignore the annotation and Kong then refuses every request.',
			],
			olderIgnore: true,
			needs: [{ what: 'cloud-provider-aws', from: ['1.32.6', '1.33.3', '1.34.2', '1.35.0'] }],
		},
		httpHeaders: nlbAddsNoHeader,
	},
	sources: [kongPreserveClientIp, awsCloudControllerDocs, awsCloudControllerCode, eksNlb, globalAccelerator],
} as const satisfies LoadBalancer;
