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
	variables: {
		LINODE_HOSTNAME_ONLY_INGRESS: `${prefix}-hostname-only-ingress`,
	},
	designedFor: 'LKE and clusters with linode-cloud-controller-manager',
	recommended: 'proxyProtocol',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	ignoresSourceRanges: true,
	closedBy: `a Cloud Firewall on the NodeBalancer, by ${prefix}-firewall-acl or ${prefix}-firewall-id in proxy.annotations`,
	followsHealthCheckNodePort: false,
	nodePorts: {
		usually: 'open',
		says: 'Node ports of LKE can be reached from the internet unless a Cloud Firewall closes them.',
	},
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: {
			ranges: ['192.168.255.0/24'],
			orListed: true,
			command: 'linode-cli nodebalancers list',
			note: 'for its range in your VPC',
		},
	},
	healthCheck: 'A connection to the node port, which a PROXY listener accepts.',
	hairpin:
		'The status has host name and address, so callers inside the cluster would skip the balancer; the chart leaves only the host name.',
	immutable: [
		{
			text: 'the type, the reserved address and a front end in a VPC: they are read only when the balancer is made',
			settings: [
				`${prefix}-nodebalancer-type`,
				`${prefix}-reserved-ipv4`,
				`${prefix}-frontend-subnet-id`,
				`${prefix}-frontend-vpc-name`,
				`${prefix}-frontend-subnet-name`,
			],
			effect: 'ignored',
		},
	],
	badAnnotations: [
		{
			annotation: '-check-type$',
			value: '^http(_body)?$',
			strategy: 'proxyProtocol',
			why: 'the health check uses HTTP, and no source says that it sends a PROXY header, so Kong closes the connection and every node counts as unhealthy',
			risk: true,
		},
	],
	notes: [
		`Under httpHeaders port 443 answers in plain HTTP until ${prefix}-port-443 gives it HTTPS and a secret: {"protocol": "https", "tls-secret-name": "NAME"}.`,
		'The JSON of a port takes precedence over the annotations for all ports, and default-proxy-protocol over the deprecated proxy-protocol. JSON that cannot be read, or whose values are not strings, is an error: no balancer is made.',
		'A UDP port, such as one for HTTP/3, is refused together with PROXY.',
		'loadBalancerSourceRanges has no effect; linode-loadbalancer-firewall-acl limits who may connect.',
	],
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
			header: { appends: 'client', forwarded: { proto: 'replaces' } },
			tlsEndsAtBalancer: true,
		},
	},
	sources: [
		page(
			'Akamai: network and firewall of LKE',
			'https://techdocs.akamai.com/cloud-computing/docs/lke-network-firewall-details',
			'2026-11',
		),
		page('linode-cloud-controller-manager: annotations', `${repository}/docs/configuration/annotations.md`),
		{
			title: 'linode-cloud-controller-manager: loadbalancers.go',
			url: `${repository}/cloud/linode/loadbalancers.go`,
			read: '2026-11',
		},
		page(
			'Akamai: using PROXY protocol with NodeBalancers',
			'https://techdocs.akamai.com/cloud-computing/docs/using-proxy-protocol-with-nodebalancers',
		),
		{
			title: 'Akamai: protocols of NodeBalancers',
			url: 'https://www.linode.com/docs/products/networking/nodebalancers/guides/protocols/',
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
