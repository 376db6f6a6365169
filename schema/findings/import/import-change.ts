import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-change',
	severity: 'warning',
	text: '{what} was {was} and becomes {becomes}: {why}.',
	doc: {
		what: 'Something of the Service or the workload becomes different.',
		why: 'The product, or the strategy, needs it.',
		fix: 'Look whether it fits; changing a live Service may make a new balancer.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			imported: 'proxy: {type: NodePort, externalTrafficPolicy: Local}',
			said: { loadBalancer: 'nodeport-f5' },
			texts: [
				'The workload was a Deployment and becomes a DaemonSet: the balancer does not ask which nodes have a pod.',
			],
		},
		{
			imported: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Forwarded-For}',
			said: { loadBalancer: 'aws-alb-ip' },
			texts: [
				'The type of the Service was LoadBalancer and becomes ClusterIP: aws-alb-ip needs it with strategy httpHeaders.',
			],
		},
	],
	neighbours: [],
});
