import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-address-lost',
	severity: 'warning',
	text: 'These values lose the address of the client: {why}. The block keeps it, with strategy {strategy}. With --strategy none it stays lost.',
	doc: {
		what: 'Neither the load balancer nor Kong keeps the address of the client under the values of the other chart.',
		why: 'Kong mistakes a node or the load balancer for the client.',
		fix: 'Nothing: the block keeps the address. With `--strategy none` it stays lost.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Cluster}',
			said: {
				loadBalancer: 'aks',
			},
			texts: [
				'These values lose the address of the client: the traffic policy is Cluster. The block keeps it, with strategy externalTrafficPolicy. With --strategy none it stays lost.',
			],
		},
		{
			imported: 'replicaCount: 2',
			said: {
				loadBalancer: 'hetzner',
			},
			texts: [
				'These values lose the address of the client: neither PROXY nor a header carries it. The block keeps it, with strategy proxyProtocol. With --strategy none it stays lost.',
			],
		},
		{
			imported:
				'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-type: external, service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip, service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing, service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: stickiness.enabled=true}}',
			texts: [
				'These values lose the address of the client: no annotation makes aws-nlb-ip keep it. The block keeps it, with strategy externalTrafficPolicy. With --strategy none it stays lost.',
			],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}',
			said: {
				loadBalancer: 'aks',
			},
		},
		{
			imported: 'proxy: {externalTrafficPolicy: Cluster}',
			said: {
				loadBalancer: 'aks',
				strategy: 'none',
			},
		},
		{
			imported: 'proxy: {annotations: {load-balancer.hetzner.cloud/uses-proxyprotocol: "true"}}',
			said: {
				loadBalancer: 'hetzner',
			},
		},
		{
			imported:
				'proxy: {externalTrafficPolicy: Cluster, annotations: {service.beta.kubernetes.io/aws-load-balancer-type: external, service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip, service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing, service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=true}}',
		},
	],
});
