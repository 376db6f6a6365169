import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-inside',
	severity: 'note',
	text: '{type} is ClusterIP, so nothing outside the cluster reaches the Service by itself, and nothing in the source says what is in front of it. The block leaves it so: Kong takes its peer for the client, which is right for clients in the cluster. If a proxy in the cluster is in front, use --strategy httpHeaders or proxyProtocol, and list the addresses of its pods in clientIp.trustedIPs.',
	doc: {
		what: 'The Service is of type ClusterIP, and nothing in the source says what is in front of it.',
		why: 'Clients in the cluster reach it themselves. Another proxy may be in front, which then is the peer of Kong; only you know.',
		fix: 'Nothing, if the clients are in the cluster. Behind a proxy: `--strategy httpHeaders` or `proxyProtocol`, with the addresses of its pods in `clientIp.trustedIPs`.',
		source:
			'<https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types>',
	},
	samples: [
		{
			imported: 'proxy: {type: ClusterIP}',
			texts: [
				'proxy.type is ClusterIP, so nothing outside the cluster reaches the Service by itself, and nothing in the source says what is in front of it. The block leaves it so: Kong takes its peer for the client, which is right for clients in the cluster. If a proxy in the cluster is in front, use --strategy httpHeaders or proxyProtocol, and list the addresses of its pods in clientIp.trustedIPs.',
			],
		},
		{
			chart: 'ingress-nginx',
			imported: 'controller: {service: {type: ClusterIP}}',
			texts: [
				'controller.service.type is ClusterIP, so nothing outside the cluster reaches the Service by itself, and nothing in the source says what is in front of it. The block leaves it so: Kong takes its peer for the client, which is right for clients in the cluster. If a proxy in the cluster is in front, use --strategy httpHeaders or proxyProtocol, and list the addresses of its pods in clientIp.trustedIPs.',
			],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {type: ClusterIP}\nenv: {trusted_ips: 10.0.0.0/8}',
		},
		{
			imported: 'proxy: {type: NodePort}',
		},
		{
			imported: 'proxy: {type: ClusterIP}',
			said: { strategy: 'none' },
		},
		{
			chart: 'ingress-nginx',
			imported: 'controller: {hostPort: {enabled: true}, service: {type: ClusterIP}}',
		},
	],
});
