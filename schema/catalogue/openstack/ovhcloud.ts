// OVHcloud Managed Kubernetes: the Public Cloud Load Balancer, which is Octavia.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, findLoadBalancer, occmCode, occmDocs, octaviaChanges } from './shared.ts';

export const entry = {
	title: 'OVHcloud Public Cloud Load Balancer',
	provider: 'OVHcloud',
	kind: 'proxy',
	controller: {
		name: 'openstack-cloud-controller-manager',
		product: 'octavia amphora',
		kind: 'Service',
		byAnnotation: ['loadbalancer.ovhcloud.com/', 'service.beta.kubernetes.io/ovh-loadbalancer-'],
	},
	recognised: { annotationPrefixes: ['service.beta.kubernetes.io/ovh-loadbalancer-'] },
	designedFor: 'OVHcloud Managed Kubernetes; the default there from Kubernetes 1.32',
	recommended: 'proxyProtocol',
	// Up to Kubernetes 1.31 the default was the old balancer, so the class is written out.
	service: {
		type: 'LoadBalancer',
		loadBalancerClasses: [],
		suggested: { 'loadbalancer.ovhcloud.com/class': 'octavia' },
	},
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: findLoadBalancer },
	hostnameAnnotation: annotation.hostname,
	healthCheck:
		"As OpenStack's controller makes it: none by default; with loadbalancer.openstack.org/enable-health-monitor TCP to the node port, and under traffic policy Local HTTP /healthz on the health check node port.",
	hairpin:
		'With PROXY on the status gets ipMode Proxy in controllers from v1.30.0, so there is no shortcut; otherwise set clientIp.hostname.',
	immutable: [
		...octaviaChanges,
		{
			text: 'loadbalancer.ovhcloud.com/class: changing it gives a new public address',
			settings: ['loadbalancer.ovhcloud.com/class'],
			effect: 'replaced',
		},
	],
	notes: [
		"OpenStack's controller, which makes the balancer, also knows proxy-protocol v2; OVHcloud documents version 1.",
		'The class iolb is the older balancer, which is not Octavia and has annotations of its own.',
	],
	strategies: {
		externalTrafficPolicy: {
			...endsConnections,
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY v1 header on every port.',
			annotations: { [annotation.proxyProtocol]: 'true' },
			proxyProtocol: [1],
		},
		httpHeaders: {
			refused: 'OVHcloud documents X-Forwarded-For as not supported on this balancer',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
	},
	sources: [
		page(
			'OVHcloud: expose your applications using a Public Cloud Load Balancer',
			'https://support.us.ovhcloud.com/hc/en-us/articles/32583163140755',
		),
		page(
			'ovh/public-cloud-examples: nginx ingress values',
			'https://github.com/ovh/public-cloud-examples/blob/main/containers-orchestration/managed-kubernetes/use-public-cloud-load-balancer/nginx_ingress/value.yaml',
		),
		occmDocs,
		occmCode,
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
