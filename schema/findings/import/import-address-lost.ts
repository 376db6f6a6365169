import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-address-lost',
	severity: 'warning',
	text: 'Nothing here keeps the address of the client: {why}. The block does, by strategy {strategy}; --strategy none leaves it as it is.',
	doc: {
		what: "Neither end of the source keeps the client's address.",
		why: 'Kong took a node or the load balancer for the client.',
		fix: 'Nothing: the block keeps it. `--strategy none` leaves it lost.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Cluster}',
			said: { loadBalancer: 'aks' },
			texts: [
				'Nothing here keeps the address of the client: the traffic policy is Cluster. The block does, by strategy externalTrafficPolicy; --strategy none leaves it as it is.',
			],
		},
		{
			imported: 'replicaCount: 2',
			said: { loadBalancer: 'hetzner' },
			texts: [
				'Nothing here keeps the address of the client: neither PROXY nor a header hands it over. The block does, by strategy proxyProtocol; --strategy none leaves it as it is.',
			],
		},
		{
			imported:
				'proxy: {annotations: {service.beta.kubernetes.io/aws-load-balancer-type: external, service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip, service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing, service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: stickiness.enabled=true}}',
			texts: [
				'Nothing here keeps the address of the client: no annotation makes aws-nlb-ip keep it. The block does, by strategy externalTrafficPolicy; --strategy none leaves it as it is.',
			],
		},
	],
	neighbours: [],
});
