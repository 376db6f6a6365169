import { defineFinding } from '../../define.ts';
import { kong, kubeVip, local, service } from '../../sample-objects.ts';

const metallb = { 'metallb.io/address-pool': 'public' };
const addressed = { 'kube-vip.io/loadbalancerIPs': '10.0.0.240' };
const nlb = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };
/** A Gateway of the Kong Operator that names no configuration. */
const operated = [
	{
		kind: 'GatewayClass',
		metadata: { name: 'kong' },
		spec: { controllerName: 'konghq.com/gateway-operator' },
	},
	{
		kind: 'Gateway',
		metadata: { name: 'edge' },
		spec: { gatewayClassName: 'kong', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
	},
];
const cilium = {
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'cilium-config', namespace: 'kube-system' },
	data: { 'bpf-lb-mode': 'dsr' },
};

export const finding = defineFinding({
	code: 'source-rewritten',
	severity: 'error',
	advised: true,
	text: 'Traffic policy Cluster replaces the source of packets by an address of the node, so Kong mistakes a node for the client.',
	doc: {
		what: 'kube-proxy replaces the source of packets.',
		why: 'Under traffic policy `Cluster` any node takes a packet and sends it on with its own address as the source.',
		fix: 'Set `externalTrafficPolicy: Local`, or use PROXY on both ends where the message offers it.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	samples: [
		{
			objects: [kong(), service({ annotations: metallb })],
			texts: [
				'Traffic policy Cluster replaces the source of packets by an address of the node, so Kong mistakes a node for the client. Set spec.externalTrafficPolicy: Local on Service/kong-proxy.',
			],
		},
		{
			objects: [kong(), service({ annotations: nlb })],
			texts: [
				'Traffic policy Cluster replaces the source of packets by an address of the node, so Kong mistakes a node for the client. Set spec.externalTrafficPolicy: Local on Service/kong-proxy.',
			],
		},
		{
			objects: [kong(), service({ annotations: nlb })],
			circumstances: { nodes: ['10.0.0.0/16'], kubernetes: '1.35' },
			texts: [
				'Traffic policy Cluster replaces the source of packets by an address of the node, so Kong mistakes a node for the client. Set spec.externalTrafficPolicy: Local on Service/kong-proxy.',
			],
		},
		{
			objects: [...operated],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Traffic policy Cluster replaces the source of packets by an address of the node, so Kong mistakes a node for the client. Make GatewayConfiguration/edge; set spec.infrastructure.parametersRef: GatewayConfiguration/edge on Gateway/edge; set spec.dataPlaneOptions.network.services.ingress.externalTrafficPolicy: Local on GatewayConfiguration/edge.',
			],
		},
		// With one leader for all Services, nobody answers under Local while the leader has no pod: kube-vip #790.
		{
			objects: [
				kong(),
				service({ annotations: addressed }),
				kubeVip({ svc_enable: 'true', vip_arp: 'true' }),
			],
			texts: [
				'Traffic policy Cluster replaces the source of packets by an address of the node, so Kong mistakes a node for the client. Set spec.externalTrafficPolicy: Local on Service/kong-proxy; run kube-vip with svc_election: "true", or by BGP.',
			],
		},
		{
			objects: [
				kong(),
				service({ annotations: addressed }),
				kubeVip({ svc_enable: 'true', bgp_enable: 'true' }),
			],
			texts: [
				'Traffic policy Cluster replaces the source of packets by an address of the node, so Kong mistakes a node for the client. Set spec.externalTrafficPolicy: Local on Service/kong-proxy.',
			],
		},
	],
	neighbours: [
		{ objects: [kong(), service({ annotations: metallb, spec: local })] },
		{ objects: [kong(), service({ annotations: metallb }), cilium] },
		{
			objects: [kong(), service({ annotations: metallb, spec: local })],
			circumstances: { nodesRewrite: ['IPv4'] },
		},
	],
});
