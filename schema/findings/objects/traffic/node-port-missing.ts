import { defineFinding } from '../../define.ts';
import { aws, kong, local, nlb, readsProxy, service } from '../../sample-objects.ts';

const none = { allocateLoadBalancerNodePorts: false };
const hetzner = {
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
	'load-balancer.hetzner.cloud/location': 'fsn1',
};
const named = (nodePort: number | undefined) => ({
	ports: [{ name: 'proxy', port: 80, targetPort: 8000, ...(nodePort ? { nodePort } : {}) }],
});

export const finding = defineFinding({
	code: 'node-port-missing',
	severity: 'error',
	text: '{product} sends to node ports, and the Service has none for port {port}, so no request arrives there. Remove allocateLoadBalancerNodePorts: false, or give the port a nodePort.',
	joins: ['port', ' and '],
	doc: {
		what: 'The Service has no node ports, and the balancer sends to node ports.',
		why: 'The controller gives the balancer port 0, or no target at all.',
		fix: 'Remove `allocateLoadBalancerNodePorts: false`, or name a `nodePort` for each port.',
		source:
			'<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-nodeport-allocation>',
	},
	samples: [
		{
			objects: [service({ annotations: hetzner, spec: none }), kong({ env: readsProxy('10.0.0.0/16') })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Hetzner Cloud Load Balancer sends to node ports, and the Service has none for port 80 and 443, so no request arrives there. Remove allocateLoadBalancerNodePorts: false, or give the port a nodePort.',
			],
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-nlb-target-type`]: 'instance' },
					spec: { ...local, ...none, ...named(undefined), loadBalancerClass: 'eks.amazonaws.com/nlb' },
				}),
				kong(),
			],
			texts: [
				'AWS Network Load Balancer, EKS Auto Mode sends to node ports, and the Service has none for port 80, so no request arrives there. Remove allocateLoadBalancerNodePorts: false, or give the port a nodePort.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({ annotations: { 'metallb.io/address-pool': 'edge' }, spec: { ...local, ...none } }),
				kong(),
			],
		},
		{
			objects: [
				service({ annotations: hetzner, spec: { ...none, ...named(30080) } }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{ objects: [service({ annotations: hetzner }), kong({ env: readsProxy('10.0.0.0/16') })] },
		// kube-proxy takes packets for the balancer's own address.
		{
			objects: [service({ spec: { ...local, ...none } }), kong()],
			circumstances: { loadBalancer: 'metallb' },
		},
		{ objects: [service({ annotations: nlb('ip'), spec: none }), kong()] },
		{
			objects: [
				service({
					annotations: { 'networking.gke.io/load-balancer-type': 'Internal' },
					spec: { ...local, ...none },
				}),
				kong(),
			],
		},
	],
});
