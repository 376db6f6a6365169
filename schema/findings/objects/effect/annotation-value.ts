import { defineFinding } from '../../define.ts';
import { aws, kong, local, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'annotation-value',
	severity: 'warning',
	text: '{value} is not a value of this annotation{effect}. Use {allowed}.',
	doc: {
		what: 'The annotation has a value that its controller does not know.',
		why: 'The controller uses its default, or reads the value as off, without a message.',
		fix: 'Use one of the values that the message lists.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			objects: [
				service({
					annotations: {
						'kubernetes.io/elb.class': 'dedicated',
						'kubernetes.io/elb.id': '4f1d2c3b-8a7e-4c55-9d10-2b6f0c9e7a31',
					},
					spec: local,
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'huawei-elb-dedicated' },
			texts: [
				'"dedicated" is not a value of this annotation; the check assumes that the controller makes Huawei Cloud dedicated ELB all the same. Use performance or union.',
			],
		},
		{
			objects: [
				service({ annotations: { 'loadbalancer.openstack.org/proxy-protocol': 'yes' } }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'ovhcloud' },
			texts: ['"yes" is not a value of this annotation, so the controller does not switch it on. Use true.'],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: {
						'kubernetes.io/elb.class': 'performance',
						'kubernetes.io/elb.id': '4f1d2c3b-8a7e-4c55-9d10-2b6f0c9e7a31',
					},
					spec: local,
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'huawei-elb-dedicated' },
		},
		{
			objects: [
				service({ annotations: { 'loadbalancer.openstack.org/proxy-protocol': 'true' } }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'ovhcloud' },
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-type`]: 'nbl' },
					spec: { ...local, loadBalancerClass: 'eks.amazonaws.com/nlb' },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
