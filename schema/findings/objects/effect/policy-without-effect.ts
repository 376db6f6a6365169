import { defineFinding } from '../../define.ts';
import { aws, ingress, kong, local, nlb, readsForwardedFor, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'policy-without-effect',
	severity: 'note',
	text: 'Traffic policy Local does nothing here: {why}. It may stay or go.',
	doc: {
		what: 'Traffic policy `Local` does nothing here.',
		why: 'The balancer sends straight to pods, past the nodes that the policy is about.',
		fix: 'Nothing needs to be done.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			objects: [
				service({
					annotations: nlb('ip', { [`${aws}-target-group-attributes`]: 'preserve_client_ip.enabled=true' }),
					spec: local,
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Traffic policy Local does nothing here: the NLB sends straight to pods; the target group attribute preserve_client_ip keeps the address. It may stay or go.',
			],
		},
		{
			objects: [
				ingress({
					className: 'alb',
					annotations: {
						'alb.ingress.kubernetes.io/scheme': 'internet-facing',
						'alb.ingress.kubernetes.io/target-type': 'ip',
						'alb.ingress.kubernetes.io/healthcheck-path': '/status/ready',
						'alb.ingress.kubernetes.io/healthcheck-port': '8100',
					},
				}),
				service({ type: 'NodePort', spec: local }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: ['Traffic policy Local does nothing here: the ALB sends straight to pods. It may stay or go.'],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: nlb('ip', { [`${aws}-target-group-attributes`]: 'preserve_client_ip.enabled=true' }),
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [service({ annotations: nlb('instance'), spec: local }), kong()],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				ingress({
					className: 'alb',
					annotations: {
						'alb.ingress.kubernetes.io/scheme': 'internet-facing',
						'alb.ingress.kubernetes.io/target-type': 'ip',
						'alb.ingress.kubernetes.io/healthcheck-path': '/status/ready',
						'alb.ingress.kubernetes.io/healthcheck-port': '8100',
					},
				}),
				service({ spec: local }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
