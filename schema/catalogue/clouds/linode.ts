// Linode (Akamai) NodeBalancer.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const prefix = 'service.beta.kubernetes.io/linode-loadbalancer';
const repository = 'https://github.com/linode/linode-cloud-controller-manager/blob/main';

/** The status holds host name and address; only without the address is there no shortcut. */
const hostnameOnly = { [`${prefix}-hostname-only-ingress`]: 'true' } as const;

export const entry = {
	title: 'Linode (Akamai) NodeBalancer',
	provider: 'Linode',
	kind: 'proxy',
	controller: { name: 'linode-cloud-controller-manager', product: 'linode nodebalancer', kind: 'Service' },
	aliases: { lke: 1 },
	designedFor: 'LKE and clusters with linode-cloud-controller-manager',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer' },
	followsHealthCheckNodePort: false,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: {
			ranges: ['192.168.255.0/24'],
			command: 'linode-cli nodebalancers list',
			note: 'for its range in your VPC',
		},
	},
	healthCheck: 'A connection to the node port, which a PROXY listener accepts.',
	hairpin:
		'The status has host name and address, so callers inside the cluster would skip the balancer; the chart leaves only the host name.',
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'The NodeBalancer sends a PROXY header on every TCP port.',
			proxyProtocol: [2, 1],
			alternatives: [{ annotation: `${prefix}-proxy-protocol`, on: 'v2' }],
			byVersion: {
				1: { [`${prefix}-default-proxy-protocol`]: 'v1' },
				2: { [`${prefix}-default-proxy-protocol`]: 'v2' },
			},
			suggested: hostnameOnly,
		},
		httpHeaders: {
			...throughNodes,
			how: 'The NodeBalancer ends HTTP/1.1 and adds the client to X-Forwarded-For.',
			annotations: {
				[`${prefix}-default-protocol`]: 'http',
				[`${prefix}-default-proxy-protocol`]: 'none',
			},
			suggested: hostnameOnly,
			header: { appends: 'client' },
			tlsEndsAtBalancer: true,
		},
	},
	sources: [
		page('linode-cloud-controller-manager: annotations', `${repository}/docs/configuration/annotations.md`),
		page('linode-cloud-controller-manager: loadbalancers.go', `${repository}/cloud/linode/loadbalancers.go`),
		page(
			'Akamai: using PROXY protocol with NodeBalancers',
			'https://techdocs.akamai.com/cloud-computing/docs/using-proxy-protocol-with-nodebalancers',
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
