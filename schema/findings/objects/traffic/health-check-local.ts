import { defineFinding } from '../../define.ts';
import { aws, kong, local, nlb, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'health-check-local',
	severity: 'error',
	text: 'Traffic policy Local does not work with PROXY on {product}: {why}. Use Cluster{remedy}.',
	doc: {
		what: 'Traffic policy `Local` does not work together with PROXY on this product.',
		why: 'The health check of a Local Service asks kube-proxy, which cannot read the PROXY header that comes before it, or the controller does not support the policy.',
		fix: 'Use `Cluster`, or the annotations that the message names.',
		source:
			'<https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/guide/service/annotations.md>',
	},
	samples: [
		{
			objects: [
				service({ annotations: nlb('instance', { [`${aws}-proxy-protocol`]: '*' }), spec: local }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Traffic policy Local does not work with PROXY on AWS Network Load Balancer, instance targets (AWS Load Balancer Controller): the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy. Use Cluster, or set service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol: tcp and service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: traffic-port.',
			],
		},
		{
			objects: [
				service({ annotations: { 'lb.stackit.cloud/tcp-proxy-protocol': 'true' }, spec: local }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Traffic policy Local does not work with PROXY on STACKIT Load Balancer: the controller does not support traffic policy Local. Use Cluster.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({ annotations: nlb('instance', { [`${aws}-proxy-protocol`]: '*' }) }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: nlb('instance', {
						[`${aws}-proxy-protocol`]: '*',
						[`${aws}-healthcheck-protocol`]: 'tcp',
						[`${aws}-healthcheck-port`]: 'traffic-port',
					}),
					spec: local,
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: {
						[`${aws}-type`]: 'nlb',
						[`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=true',
						[`${aws}-healthcheck-protocol`]: 'tcp',
						[`${aws}-healthcheck-port`]: 'traffic-port',
					},
					spec: local,
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'], kubernetes: '1.35' },
		},
		{
			objects: [service({ annotations: nlb('instance'), spec: local }), kong()],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
