import { defineFinding } from '../../define.ts';
import { alb, kong, local, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const hetzner = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const circumstances = { nodes: ['10.0.0.0/16'] };
const onHetzner = (spec: object = {}) => [
	kong({ env: readsProxy('10.0.0.0/16') }),
	service({ annotations: hetzner, spec }),
];

export const finding = defineFinding({
	code: 'node-ports-trusted',
	severity: 'warning',
	forgery: 'some',
	text: 'Whoever can connect to the nodes reaches Kong past {title}, by {ports}. There Kong believes {header} from {peer}, so they choose the address that Kong sees.{says} {fix}',
	doc: {
		what: 'The nodes lead to Kong without the load balancer, and what arrives there comes from an address that Kong trusts.',
		why: "Under traffic policy Cluster a node replaces the source of packets by its own address. Kong trusts the nodes because the load balancer's connections come from them, and so it believes whoever connects to a node. It is a warning where Nodes in the input have public addresses and the provider does not close their ports by default, and else a note.",
		fix: "Let nobody but the load balancer reach the ports of the nodes: by the provider's firewall, by nodes without public addresses, or without node ports where the load balancer calls pods. `--closed-nodes` tells the check that this is so, `--public-nodes` that it is not.",
		source:
			'<https://kubernetes.io/docs/tutorials/services/source-ip/#source-ip-for-services-with-type-nodeport>',
	},
	samples: [
		{
			objects: onHetzner(),
			circumstances,
			texts: [
				'Whoever can connect to the nodes reaches Kong past Hetzner Cloud Load Balancer, by node ports. There Kong believes a PROXY header from a node, so they choose the address that Kong sees. Nodes of Hetzner Cloud have public addresses, and no firewall unless one is added. Let only the load balancer reach these ports, by a firewall before the nodes.',
			],
		},
		{
			objects: [
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
				service({
					spec: { externalIPs: ['10.0.0.9'] },
					type: 'ClusterIP',
				}),
				alb(),
			],
			circumstances,
			texts: [
				'Whoever can connect to the nodes reaches Kong past Ingress/edge, by external IPs 10.0.0.9. There Kong believes X-Forwarded-For from a node, so they choose the address that Kong sees. Take spec.externalIPs out of Service/kong-proxy.',
			],
		},
	],
	neighbours: [
		{ objects: onHetzner(), circumstances: { ...circumstances, publicNodes: false } },
		{ objects: onHetzner({ allocateLoadBalancerNodePorts: false }), circumstances },
		// Under Local the peer is the client, whom nobody trusts.
		{ objects: onHetzner(local), circumstances },
		// What forgeable-at-nodes says.
		{ objects: onHetzner(), circumstances: { ...circumstances, publicNodes: true } },
	],
});
