// cloudscale.ch Load Balancer.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const repository = 'https://github.com/cloudscale-ch/cloudscale-cloud-controller-manager/blob/main';
const prefix = 'k8s.cloudscale.ch/loadbalancer';
const protocol = `${prefix}-pool-protocol`;

export const entry = {
	title: 'cloudscale.ch Load Balancer',
	provider: 'cloudscale.ch',
	kind: 'proxy',
	controller: {
		name: 'cloudscale-cloud-controller-manager',
		product: 'cloudscale load balancer',
		kind: 'Service',
	},
	designedFor: 'clusters on cloudscale.ch with its cloud controller manager',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	ignoresSourceRanges: true,
	closedBy: `the list of allowed ranges in ${prefix}-listener-allowed-cidrs in proxy.annotations`,
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: { command: 'cloudscale load-balancer list; cloudscale subnet list' },
	},
	healthCheck:
		'TCP to the node port, or what health-monitor-type says; under traffic policy Local always HTTP, to /livez on the health check node port unless health-monitor-http names another path.',
	hairpin:
		'The status has ipMode Proxy since controller 1.1.0 unless loadbalancer-ip-mode says VIP, so there is no shortcut inside the cluster.',
	immutable: [
		{
			text: 'changing the pool protocol creates the pools again: an outage of one to two minutes',
			settings: ['strategy'],
			effect: 'break',
		},
		{
			text: 'flavor, zone and vip-addresses (the controller gives up, and does nothing else until the change is undone)',
			settings: [`${prefix}-flavor`, `${prefix}-zone`, `${prefix}-vip-addresses`],
			effect: 'refused',
		},
	],
	badAnnotations: [
		{
			annotation: `^k8s\\.cloudscale\\.ch/loadbalancer-ip-mode$`,
			value: '^(proxy|vip|PROXY|Vip)$',
			why: 'the controller accepts only Proxy and VIP, with a capital letter; with anything else it gives up after it has made the balancer',
		},
		{
			annotation: `^k8s\\.cloudscale\\.ch/loadbalancer-health-monitor-type$`,
			value: '^https?$',
			strategy: 'proxyProtocol',
			policy: 'Cluster',
			why: 'the balancer then checks by HTTP a port where Kong expects a PROXY header, so every node counts as unhealthy',
			risk: true,
		},
	],
	notes: [
		'A balancer with vip-addresses in a private subnet is internal.',
		'allocateLoadBalancerNodePorts: false is refused, and so are nodes in several zones while loadbalancer-zone names none.',
	],
	strategies: {
		externalTrafficPolicy: { ...endsConnections, instead: 'use strategy proxyProtocol with trustedIPs' },
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header on every TCP port.',
			proxyProtocol: [2, 1],
			byVersion: { 1: { [protocol]: 'proxy' }, 2: { [protocol]: 'proxyv2' } },
			needs: [
				{ what: 'cloudscale-cloud-controller-manager', from: '1.1.0', why: 'for ipMode' },
				{ what: 'Kubernetes', from: '1.30', why: 'for ipMode' },
			],
		},
		httpHeaders: {
			refused: 'the balancer works on TCP and adds no HTTP header',
			instead: 'use strategy proxyProtocol with trustedIPs',
		},
	},
	sources: [
		page('cloudscale-cloud-controller-manager: README', `${repository}/README.md`),
		page(
			'cloudscale-cloud-controller-manager: loadbalancer.go',
			`${repository}/pkg/cloudscale_ccm/loadbalancer.go`,
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
