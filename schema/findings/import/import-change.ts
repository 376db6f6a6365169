import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-change',
	severity: 'warning',
	text: '{what} was {was} and becomes {becomes}: {why}.',
	doc: {
		what: 'A setting of the Service or the workload differs from the source.',
		why: 'The load balancer, or the strategy, needs it.',
		fix: 'Check that it fits. A change of the Service can replace its load balancer: `kong-client-ip plan` says so.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			imported: 'proxy: {type: NodePort, externalTrafficPolicy: Local}',
			said: {
				loadBalancer: 'nodeport-f5',
			},
			texts: [
				'The workload was a Deployment and becomes a DaemonSet: the balancer does not ask which nodes have a pod.',
			],
		},
		{
			imported: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Forwarded-For}',
			said: {
				loadBalancer: 'aws-alb-ip',
			},
			texts: [
				'The type of the Service was LoadBalancer and becomes ClusterIP: aws-alb-ip needs it with strategy httpHeaders.',
			],
		},
	],
	neighbours: [
		{
			imported: 'deployment: {daemonset: true}\nproxy: {type: NodePort, externalTrafficPolicy: Local}',
			said: {
				loadBalancer: 'nodeport-f5',
			},
		},
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}\nproxy: {type: ClusterIP}',
			said: {
				loadBalancer: 'aws-alb-ip',
			},
		},
	],
});
