import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-target-group',
	severity: 'warning',
	text: '{type} is ClusterIP, and a load balancer that is made elsewhere leads to the pods: {by} says so. What carries the client is set there. The block reads nothing (strategy none), which is right if that load balancer keeps the source of packets (an NLB with preserve_client_ip.enabled=true). If it writes a header (an ALB, a Google Application Load Balancer), use --strategy httpHeaders; if it sends PROXY, use --strategy proxyProtocol. With both, list its addresses in clientIp.trustedIPs.',
	doc: {
		what: 'A target group, or a network endpoint group, leads to the pods, and its load balancer is made outside the chart.',
		why: 'Whether that load balancer keeps the source of packets, writes a header or sends PROXY is set where it is made.',
		fix: 'Look there, and choose with `--strategy`.',
		source:
			'<https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/>, <https://cloud.google.com/kubernetes-engine/docs/how-to/standalone-neg>',
	},
	samples: [
		{
			imported:
				'proxy: {type: ClusterIP}\nextraObjects: [{apiVersion: elbv2.k8s.aws/v1beta1, kind: TargetGroupBinding, metadata: {name: kong}}]',
			texts: [
				'proxy.type is ClusterIP, and a load balancer that is made elsewhere leads to the pods: a TargetGroupBinding says so. What carries the client is set there. The block reads nothing (strategy none), which is right if that load balancer keeps the source of packets (an NLB with preserve_client_ip.enabled=true). If it writes a header (an ALB, a Google Application Load Balancer), use --strategy httpHeaders; if it sends PROXY, use --strategy proxyProtocol. With both, list its addresses in clientIp.trustedIPs.',
			],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {type: ClusterIP}',
		},
		{
			imported:
				'proxy: {type: ClusterIP}\nextraObjects: [{apiVersion: elbv2.k8s.aws/v1beta1, kind: TargetGroupBinding, metadata: {name: kong}}]\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
		},
	],
});
