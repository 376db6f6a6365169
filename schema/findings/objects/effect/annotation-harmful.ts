import { defineFinding } from '../../define.ts';
import { aws, kong, local, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'annotation-harmful',
	severity: 'warning',
	text: 'On {product} this annotation does harm: {why}. Remove it.',
	doc: {
		what: 'The annotation breaks something on this product.',
		why: 'The message says what.',
		fix: 'Remove it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			objects: [
				service({
					annotations: {
						[`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=true',
						[`${aws}-nlb-target-type`]: 'ip',
						[`${aws}-healthcheck-protocol`]: 'http',
					},
					spec: { loadBalancerClass: 'eks.amazonaws.com/nlb' },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'On AWS Network Load Balancer, EKS Auto Mode this annotation does harm: health checks then carry the PROXY v2 header as well, which fails on a port that does not read it. Remove it.',
			],
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-nlb-target-type`]: 'instance', [`${aws}-ip-address-type`]: 'dualstack' },
					spec: { ...local, loadBalancerClass: 'eks.amazonaws.com/nlb' },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'On AWS Network Load Balancer, EKS Auto Mode this annotation does harm: clients of the IP family that the targets lack then reach Kong from an address of the NLB; only PROXY keeps their address. Remove it.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: {
						[`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=true',
						[`${aws}-nlb-target-type`]: 'ip',
						[`${aws}-healthcheck-protocol`]: 'tcp',
					},
					spec: { loadBalancerClass: 'eks.amazonaws.com/nlb' },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-nlb-target-type`]: 'instance', [`${aws}-ip-address-type`]: 'ipv4' },
					spec: { ...local, loadBalancerClass: 'eks.amazonaws.com/nlb' },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-nlb-target-type`]: 'instance', [`${aws}-healthcheck-protocol`]: 'http' },
					spec: { ...local, loadBalancerClass: 'eks.amazonaws.com/nlb' },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
