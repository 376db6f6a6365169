// OpenStack Octavia with the amphora provider.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { annotation, findLoadBalancer, occmCode, occmDocs, octaviaChanges } from './shared.ts';

export const entry = {
	title: 'OpenStack Octavia, amphora provider',
	provider: 'OpenStack',
	kind: 'proxy',
	controller: { name: 'openstack-cloud-controller-manager', product: 'octavia amphora', kind: 'Service' },
	designedFor: 'clusters on OpenStack with cloud-provider-openstack, whatever the vendor',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	schemes: {
		'internet-facing': {},
		internal: { service: { [annotation.internal]: 'true' } },
	},
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: findLoadBalancer },
	hostnameAnnotation: annotation.hostname,
	healthCheck:
		'None by default. With loadbalancer.openstack.org/enable-health-monitor TCP to the node port, and under traffic policy Local HTTP /healthz on the health check node port.',
	hairpin:
		'With PROXY on the status gets ipMode Proxy since v1.30.0, so there is no shortcut; with headers it stays VIP: set clientIp.hostname.',
	immutable: octaviaChanges,
	notes: [
		'proxy-protocol is on with exactly true, v1 or v2, x-forwarded-for with exactly true; every other value means off, without an error.',
		'default-tls-container-ref ends TLS on every port, also on 80.',
		'loadbalancer.openstack.org/load-balancer-id of a shared balancer makes the other annotations ineffective.',
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The amphora sends a PROXY header on every port.',
			proxyProtocol: [1, 2],
			byVersion: {
				1: { [annotation.proxyProtocol]: 'v1' },
				2: { [annotation.proxyProtocol]: 'v2' },
			},
			needs: [{ what: 'cloud-provider-openstack', from: '1.30.0', why: 'for ipMode' }],
		},
		httpHeaders: {
			...throughNodes,
			how: 'The amphora ends HTTP and adds the client to X-Forwarded-For.',
			annotations: { [annotation.forwardedFor]: 'true' },
			header: { appends: 'client', forwarded: {} },
			tlsEndsAtBalancer: true,
			needs: [
				{
					what: annotation.tls,
					why: 'since port 443 answers in clear without it; with it TLS ends on port 80 too',
				},
			],
		},
	},
	sources: [
		occmDocs,
		occmCode,
		{
			title: 'octavia: HAProxy template of the amphora',
			url: 'https://github.com/openstack/octavia/blob/master/octavia/common/jinja/haproxy/combined_listeners/templates/macros.j2',
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
