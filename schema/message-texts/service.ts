// Texts about the Service, what stands before it, and listeners.
import { error, type Messages, warning } from './message.ts';

export const serviceTexts = {
	// Service.
	'local-on-cluster-ip': error(
		'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and proxy.type is ClusterIP. Remove proxy.type, or choose another strategy.',
	),
	'local-breaks-health-check': error(
		'proxy.externalTrafficPolicy Local with strategy {strategy} on {loadBalancer}: {why}. Use Cluster{remedy}.',
	),
	'traffic-policy-conflict': error(
		'proxy.externalTrafficPolicy {policy} breaks clientIp.strategy {strategy}, which needs {needed} on {loadBalancer}. Remove it, or choose another strategy.',
	),
	'local-no-effect': warning(
		'proxy.externalTrafficPolicy Local does nothing for {loadBalancer}: {why}. Remove proxy.externalTrafficPolicy.',
	),
	'service-type': error(
		'proxy.type {type} does not fit {loadBalancer}, which needs {needed}. Remove proxy.type.',
	),
	'load-balancer-class': error(
		'proxy.loadBalancerClass {class}: the controller of {loadBalancer} ignores a Service with this class. {remedy}.',
	),
	'annotation-conflict': error(
		'{path} has {annotation}: {value}, but {loadBalancer} with strategy {strategy} needs {needed}. Remove it.',
	),
	'scheme-conflict': error(
		'{path} has {annotation}: {value}, but clientIp.scheme {scheme} means {needed}. Remove one of the two.',
	),
	'annotation-breaks': error(
		'proxy.annotations has {annotation}: {value} on {loadBalancer}: {why}. {remedy}.',
	),
	'proxy-unexpected': error(
		'proxy.annotations has {annotation}: {value}: {loadBalancer} then sends PROXY headers, which Kong takes for broken requests under clientIp.strategy {strategy}. Remove it, or choose clientIp.strategy proxyProtocol.',
	),
	'http-unexpected': error(
		'proxy.annotations has {annotation}: {value}: {loadBalancer} then speaks HTTP for the clients and hides their addresses, which clientIp.strategy {strategy} cannot undo. Remove it, or choose clientIp.strategy httpHeaders.',
	),
	'annotation-risky': warning(
		'proxy.annotations has {annotation}: {value} on {loadBalancer}: {why}. {remedy}.',
	),
	'annotation-foreign': {
		...warning(
			'proxy.annotations has {annotation}, which is for load balancers of {owner}: {loadBalancer} does not read it. Remove it, or correct clientIp.loadBalancer.',
		),
		toolkitOnly: true,
	},
	'annotation-misspelt': {
		...warning(
			'{path} has {annotation}, which {controller} does not read, so it has no effect. Write {meant}, or remove it.',
		),
		toolkitOnly: true,
	},
	'controller-refuses': {
		...error('{controller} makes no load balancer of these values, and changes none: {why}. Correct that.'),
		toolkitOnly: true,
	},
	'controller-needs': {
		...warning(
			'{controller} makes no load balancer of this without {setting}: {why}. Make sure that it is there.',
		),
		toolkitOnly: true,
		neverFails: true,
	},
	'controller-unfit': {
		...error(
			'On {loadBalancer} {controller} makes of these values a balancer that {what}: clientIp.strategy {strategy} cannot work so. Remove the setting that makes it do so.',
		),
		toolkitOnly: true,
	},
	'controller-misreads': { ...error('On {loadBalancer} {text}.{instead}'), toolkitOnly: true },
	'controller-reads': { ...warning('On {loadBalancer} {text}.{instead}'), toolkitOnly: true },
	'ingress-beside': warning(
		'proxy.ingress.enabled on {loadBalancer}: requests through the Ingress come from its proxy, and under clientIp.strategy {strategy} Kong {effect}. Set it to false, or have all clients come through the Ingress: clientIp.strategy httpHeaders, and its proxy in trustedIPs.',
	),
	'ingress-class': error(
		'proxy.ingress.ingressClassName {class} on {loadBalancer}: {why}. Remove proxy.ingress.ingressClassName.',
	),
	'app-protocol': warning('proxy.{port}.appProtocol {value} on {loadBalancer}: {why}. Remove it.'),
	'health-check-node-port': error(
		'proxy.healthCheckNodePort needs a Service of type LoadBalancer with traffic policy Local. Remove it.',
	),
	'source-range-invalid': error(
		'proxy.loadBalancerSourceRanges[{index}]: {value} is not a CIDR, and Kubernetes would refuse the Service. Write it like 203.0.113.0/24, a single address like 203.0.113.7/32.',
	),
	'node-port-range': {
		...warning(
			'{path} {port} is outside 30000-32767, from which Kubernetes gives node ports unless its API server was told otherwise. Choose one of these, or remove it.',
		),
		toolkitOnly: true,
		neverFails: true,
	},
	'ip-families': error(
		'proxy.ipFamilyPolicy SingleStack allows one of proxy.ipFamilies, not two. Change one of them.',
	),
	'setting-unused': warning('{path} does nothing with strategy {strategy}. Remove it.'),
	'load-balancer-only': warning('{path} does nothing on a Service of type {type}. Remove it.'),

	// Listeners.
	'no-port': error(
		'proxy.http.enabled and proxy.tls.enabled are both false: Kong would listen nowhere. Enable one.',
	),
	'port-twice': error('Port {port} is used by {paths}. Give each its own.'),
	'target-port': error(
		'proxy.tls.overrideServiceTargetPort is {port}, where no public listener of Kong is. Use {ports}, or remove it.',
	),
	'listen-flag': error('{path}: {value} is not a flag of a Kong listener. Use one of {allowed}.'),
	'listen-flag-owned': error('{path}: {value} is set by the chart where it belongs. Remove it; {instead}.'),
	'listen-flag-twice': error('{path}: {value} stands there twice, which Kong refuses. Remove one.'),
} as const satisfies Messages;
