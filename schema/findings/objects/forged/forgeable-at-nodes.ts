import { defineFinding } from '../../define.ts';
import { alb, kong, local, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const hetzner = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const hostPorts = { ports: [{ name: 'proxy', containerPort: 8000, hostPort: 80 }] };
const node = (address: string) => ({
	apiVersion: 'v1',
	kind: 'Node',
	metadata: { name: 'node-1' },
	status: { addresses: [{ type: 'InternalIP', address }] },
});
const circumstances = { nodes: ['10.0.0.0/16'], publicNodes: true };

export const finding = defineFinding({
	code: 'forgeable-at-nodes',
	severity: 'error',
	forgery: 'anyone',
	text: 'Clients reach Kong past {title}, by {ports}. There Kong believes {header} from {peer}, so any client on the internet chooses the address that Kong sees.',
	advised: true,
	doc: {
		what: 'The nodes can be reached from the internet (`--public-nodes`, or public addresses in `--nodes`), or the Service has external IPs there, and with them Kong, without the load balancer that says who the client is.',
		why: 'Node ports exist for every Service of type NodePort and, unless switched off, LoadBalancer; source ranges of the Service do not limit them. Kong believes whoever connects from a trusted address.',
		fix: 'Let nobody but the load balancer reach the ports of the nodes: by a firewall, by nodes without public addresses, or by `allocateLoadBalancerNodePorts: false` where the load balancer sends to pods.',
		source:
			'<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-nodeport-allocation>',
	},
	samples: [
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: hetzner })],
			circumstances,
			texts: [
				"Clients reach Kong past Hetzner Cloud Load Balancer, by node ports. There Kong believes a PROXY header from a node, so any client on the internet chooses the address that Kong sees. Close the nodes' ports to the internet.",
			],
		},
		{
			objects: [kong({ env: readsProxy('0.0.0.0/0') }), service({ annotations: hetzner, spec: local })],
			circumstances,
			texts: [
				'Clients reach Kong past Hetzner Cloud Load Balancer, by node ports. There Kong believes a PROXY header from the client itself, so any client on the internet chooses the address that Kong sees. Set KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong({ env: readsForwardedFor('10.0.0.0/16') }), service({ type: 'NodePort' })],
			circumstances: { ...circumstances, loadBalancer: 'nodeport-haproxy' },
			texts: [
				"Clients reach Kong past HAProxy in front of node ports, by node ports. There Kong believes X-Forwarded-For from a node, so any client on the internet chooses the address that Kong sees. Close the nodes' ports to the internet.",
			],
		},
		{
			objects: [
				kong({ kind: 'DaemonSet', env: readsForwardedFor('0.0.0.0/0'), container: hostPorts }),
				service({ type: 'ClusterIP' }),
				alb(),
			],
			circumstances,
			texts: [
				'Clients reach Kong past Ingress/edge, by host ports. There Kong believes X-Forwarded-For from the client itself, so any client on the internet chooses the address that Kong sees. What forgeable-everyone says to do mends this, too.',
			],
		},
		// Nodes among the objects whose own addresses are on the internet.
		{
			objects: [
				kong({ env: readsProxy('203.0.113.0/24') }),
				service({ annotations: hetzner }),
				node('203.0.113.7'),
			],
			texts: [
				"Clients reach Kong past Hetzner Cloud Load Balancer, by node ports. There Kong believes a PROXY header from a node, so any client on the internet chooses the address that Kong sees. Close the nodes' ports to the internet.",
			],
		},
	],
	neighbours: [
		{
			objects: [
				kong({ env: readsProxy('10.0.0.0/16') }),
				service({ annotations: hetzner }),
				node('10.0.0.7'),
			],
		},
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: hetzner })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		// Under Local the peer is the client, whom nobody trusts.
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: hetzner, spec: local })],
			circumstances,
		},
		// No ports of the nodes.
		{
			objects: [
				kong({ env: readsProxy('10.0.0.0/16') }),
				service({ annotations: hetzner, spec: { allocateLoadBalancerNodePorts: false } }),
			],
			circumstances,
		},
	],
});
