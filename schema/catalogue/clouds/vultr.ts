// Vultr Load Balancer.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const prefix = 'service.beta.kubernetes.io/vultr-loadbalancer';
const repository = 'https://github.com/vultr/vultr-cloud-controller-manager/blob/master';

export const entry = {
	title: 'Vultr Load Balancer',
	provider: 'Vultr',
	kind: 'proxy',
	controller: { name: 'vultr-cloud-controller-manager', product: 'vultr load balancer', kind: 'Service' },
	designedFor: 'Vultr Kubernetes Engine and clusters with vultr-cloud-controller-manager',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	ignoresSourceRanges: true,
	closedBy: `firewall rules of the load balancer, by ${prefix}-firewall-rules in proxy.annotations`,
	followsHealthCheckNodePort: false,
	nodePorts: {
		usually: 'open',
		says: 'Nodes of VKE have public addresses, and no firewall unless it is switched on.',
	},
	find: { node: findNodes, pods: findPods, loadBalancer: { command: 'vultr-cli load-balancer list' } },
	hostnameAnnotation: `${prefix}-hostname`,
	hostnameNeeded: true,
	healthCheck:
		"TCP to the node port of the Service's first port, for every port and under both traffic policies; a PROXY listener accepts it.",
	hairpin:
		'The status has an address and its label, and no ipMode, so callers inside the cluster skip the balancer: set clientIp.hostname. With a name that is not a host name the controller keeps the address in the status, and cannot delete the balancer.',
	immutable: [
		{
			text: 'certificate and firewall rules: they stay on the balancer when their annotation is removed',
			settings: [`${prefix}-ssl`, `${prefix}-firewall-rules`],
			effect: 'ignored',
			whenRemoved: true,
		},
	],
	badAnnotations: [
		{
			annotation: '-healthcheck-port$',
			why: 'the balancer then checks this port number on the nodes, not its node port, so every node counts as unhealthy',
		},
		{
			annotation: '-healthcheck-(protocol|path)$',
			value: '^(http|/.*)$',
			strategy: 'proxyProtocol',
			why: 'the health check uses HTTP, and no source says that it sends a PROXY header, so Kong closes the connection and every node counts as unhealthy',
			risk: true,
		},
	],
	notes: [
		'Under httpHeaders port 443 answers in plain HTTP until vultr-loadbalancer-https-ports names it and vultr-loadbalancer-ssl names a secret; the chart makes the balancer speak HTTP to Kong there too.',
		'Values other than booleans mean false: "yes" and "on" switch PROXY off.',
		'With vultr-loadbalancer-label, the rules of removed ports stay on the balancer.',
		'loadBalancerSourceRanges has no effect; vultr-loadbalancer-firewall-rules limits who may connect.',
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY header on every port.',
			annotations: { [`${prefix}-proxy-protocol`]: 'true' },
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP.',
			annotations: { [`${prefix}-protocol`]: 'http' },
			// Where 443 ends HTTPS the controller would ask for HTTPS to Kong as well.
			suggested: { [`${prefix}-backend-protocol`]: 'http' },
			tlsEndsAtBalancer: true,
			warnings: [
				'no source says that the balancer writes X-Forwarded-For; check the headers of a request before you rely on it.',
			],
		},
	},
	sources: [
		page(
			'Vultr: provisioning of Kubernetes clusters',
			'https://docs.vultr.com/products/kubernetes/provisioning',
			'2026-11',
		),
		page('vultr-cloud-controller-manager: load balancers', `${repository}/docs/load-balancers.md`),
		{
			title: 'vultr-cloud-controller-manager: loadbalancers.go',
			url: `${repository}/vultr/loadbalancers.go`,
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
