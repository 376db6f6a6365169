import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'source-rewritten',
	severity: 'error',
	text: 'Traffic policy Cluster replaces the source of packets by an address of the node, so Kong takes a node for the client. {fix}',
	doc: {
		what: 'kube-proxy replaces the source of packets.',
		why: 'Under traffic policy `Cluster` any node takes a packet and sends it on with its own address.',
		fix: 'Set `externalTrafficPolicy: Local`, or speak PROXY on both ends.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	samples: [],
	neighbours: [],
});
