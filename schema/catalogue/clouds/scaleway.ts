// Scaleway Load Balancer.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const prefix = 'service.beta.kubernetes.io/scw-loadbalancer';
const repository = 'https://github.com/scaleway/scaleway-cloud-controller-manager/blob/master';
const noProxy = {
	[`${prefix}-proxy-protocol-v1`]: 'false',
	[`${prefix}-proxy-protocol-v2`]: 'false',
} as const;

export const entry = {
	title: 'Scaleway Load Balancer',
	provider: 'Scaleway',
	kind: 'proxy',
	controller: {
		name: 'scaleway-cloud-controller-manager',
		product: 'scaleway load balancer',
		kind: 'Service',
	},
	designedFor: 'Scaleway Kapsule and Kosmos',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	schemes: {
		'internet-facing': {},
		internal: { service: { [`${prefix}-private`]: 'true' } },
	},
	followsHealthCheckNodePort: false,
	nodePorts: {
		usually: 'closed',
		says: 'The security group of Kapsule drops what comes to the public addresses of nodes unless a rule lets it in.',
	},
	find: { node: findNodes, pods: findPods, loadBalancer: { command: 'scw lb lb list' } },
	healthCheck:
		'TCP to the node port, or what scw-loadbalancer-health-check-type says, without PROXY header unless scw-loadbalancer-health-check-send-proxy is true. It uses the health check node port (HTTP /healthz) only with scw-loadbalancer-health-check-from-service and traffic policy Local.',
	shortcutCure: { [`${prefix}-use-hostname`]: 'true' },
	hairpin:
		'The status gets ipMode Proxy by itself when every port has PROXY, and by annotation for HTTP, so there is no shortcut inside the cluster.',
	immutable: [
		{
			text: 'from internet-facing to internal or back the controller deletes the balancer first',
			settings: ['scheme', `${prefix}-private`],
			effect: 'replaced',
		},
		{
			text: 'at another static address the controller deletes the balancer first',
			settings: [`${prefix}-ip-ids`],
			effect: 'replaced',
		},
		{
			text: 'the zone: a balancer stays where it was made',
			settings: [`${prefix}-zone`],
			effect: 'ignored',
		},
	],
	notes: [
		'Scheme internal needs a controller with a private network (its variable PN_ID): without one it makes no balancer.',
		'A UDP port in the Service is an error: the ports after it in the list are not made.',
		'In the lists of ports 1 is port number 1, not true; a value such as on or v2 is an error: a new balancer gets no listeners, an existing one does not change.',
		'The balancer uses its own address as source, which clashes with IPVS where nodes hold that address.',
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header on every port.',
			proxyProtocol: [2, 1],
			alternatives: [{ annotation: `${prefix}-send-proxy-v2`, on: 'true' }],
			// The same port in both lists is an error.
			byVersion: {
				1: { ...noProxy, [`${prefix}-proxy-protocol-v1`]: 'true' },
				2: { ...noProxy, [`${prefix}-proxy-protocol-v2`]: 'true' },
			},
			needs: [{ what: 'Kubernetes', from: '1.30', why: 'for ipMode' }],
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP.',
			annotations: { [`${prefix}-protocol-http`]: 'true', ...noProxy },
			suggested: { [`${prefix}-ip-mode`]: 'Proxy' },
			tlsEndsAtBalancer: true,
			needs: [{ what: `${prefix}-certificate-ids`, why: 'since port 443 answers in clear without it' }],
			warnings: [
				'no source says that the balancer writes X-Forwarded-For; check the headers of a request before you rely on it.',
			],
		},
	},
	sources: [
		page(
			'Scaleway: isolation of nodes',
			'https://www.scaleway.com/en/docs/kubernetes/reference-content/secure-cluster-with-private-network/',
			'2026-11',
		),
		{
			...page(
				'scaleway-cloud-controller-manager: load balancer annotations',
				`${repository}/docs/loadbalancer-annotations.md`,
			),
			read: '2026-11',
		},
		{
			...page(
				'scaleway-cloud-controller-manager: loadbalancers.go',
				`${repository}/scaleway/loadbalancers.go`,
			),
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
