import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'health-check-moves',
	severity: 'note',
	text: 'From traffic policy Local to Cluster, the health check node port closes before the balancer changes its health check. No source in the catalogue says what the balancer does until then: it may find every node unhealthy.',
	doc: {
		what: 'The traffic policy changes from Local to Cluster on a balancer whose health check asks the health check node port.',
		why: 'kube-proxy closes that port at once, while the controller changes the health check seconds to minutes later.',
		fix: 'Make the change when there is little traffic, or install a second release beside the first, as the plan shows.',
		source:
			'<https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip>, <https://github.com/kubernetes/cloud-provider/blob/v0.34.0/controllers/service/controller.go>',
	},
	samples: [
		{
			from: {},
			to: {
				clientIp: {
					strategy: 'none',
				},
			},
			texts: [
				'From traffic policy Local to Cluster, the health check node port closes before the balancer changes its health check. No source in the catalogue says what the balancer does until then: it may find every node unhealthy.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					strategy: 'none',
				},
			},
			to: {},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
					strategy: 'none',
				},
			},
		},
		{
			from: {
				proxy: {
					type: 'NodePort',
				},
			},
			to: {
				clientIp: {
					strategy: 'none',
				},
				proxy: {
					type: 'NodePort',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'openstack-octavia',
					trustedIPs: ['10.0.0.0/16'],
				},
				proxy: {
					externalTrafficPolicy: 'Local',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'openstack-octavia',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
	],
});
