import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'nodes-without-pods',
	severity: 'warning',
	text: 'From traffic policy Cluster to Local, a node without a ready pod drops traffic until the balancer stops sending to it. Nothing is lost if every node has a ready pod. Health check of the balancer: {healthCheck}',
	doc: {
		what: 'The traffic policy changes from Cluster to Local, and not every node is sure to have a pod.',
		why: 'kube-proxy follows at once, while the balancer sends to such a node until its health check has failed a few times.',
		fix: 'See that every node to which the balancer sends has a ready pod before the upgrade, or run Kong as a DaemonSet.',
		source: '<https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies>',
	},
	samples: [
		{
			from: {
				clientIp: {
					strategy: 'none',
				},
			},
			to: {},
			texts: [
				'From traffic policy Cluster to Local, a node without a ready pod drops traffic until the balancer stops sending to it. Nothing is lost if every node has a ready pod. Health check of the balancer: Depends on the product. Under traffic policy Local it must use the health check node port.',
			],
		},
	],
	neighbours: [
		{
			from: {},
			to: {
				clientIp: {
					strategy: 'none',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
					strategy: 'none',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
				},
			},
		},
		{
			from: {
				clientIp: {
					strategy: 'none',
				},
				deployment: {
					daemonset: true,
				},
			},
			to: {
				deployment: {
					daemonset: true,
				},
			},
		},
	],
});
