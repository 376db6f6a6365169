import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-inside-balancer',
	severity: 'warning',
	text: '--load-balancer says {said}, which needs a Service of type {needs}, and {type} is ClusterIP. The block keeps the Service inside the cluster and says generic, so that no second load balancer is made.',
	doc: {
		what: '`--load-balancer` names a load balancer that is made of a Service of another type than the source has.',
		why: 'With that name the chart would change the type, or make a load balancer beside the one that is there, or be refused.',
		fix: 'If a load balancer that is made elsewhere leads to the pods, choose with `--strategy` how it carries the client. If you want one that Kubernetes makes, change the type in the source and import again.',
		source:
			'<https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types>',
	},
	samples: [
		{
			imported: 'proxy: {type: ClusterIP}',
			said: { loadBalancer: 'aks' },
			texts: [
				'--load-balancer says aks, which needs a Service of type LoadBalancer, and proxy.type is ClusterIP. The block keeps the Service inside the cluster and says generic, so that no second load balancer is made.',
			],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {type: ClusterIP}',
			said: { loadBalancer: 'generic' },
		},
		{
			imported: 'proxy: {type: ClusterIP}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
			said: { loadBalancer: 'aws-alb-ip' },
		},
		{
			imported: 'proxy: {type: LoadBalancer}',
			said: { loadBalancer: 'aks' },
		},
	],
});
