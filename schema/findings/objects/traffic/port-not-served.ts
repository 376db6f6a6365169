import { defineFinding } from '../../define.ts';
import { aws, kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'port-not-served',
	severity: 'error',
	text: '{product} does not listen on port {port}, since {controller} leaves this port of the Service out. {fix}.',
	doc: {
		what: 'The Service has a port that the balancer does not listen on.',
		why: 'The controller leaves out ports that it cannot serve, such as one without a node port, and those that an annotation excludes.',
		fix: 'Do what the message says, or take the port out of the Service.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer>',
	},
	samples: [
		{
			objects: [
				service({
					annotations: {
						'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
						'service.beta.kubernetes.io/port_443_no_lb_rule': 'true',
					},
					spec: local,
				}),
				kong(),
			],
			texts: [
				'Azure Standard Load Balancer does not listen on port 443, since cloud-provider-azure leaves this port of the Service out. Remove service.beta.kubernetes.io/port_443_no_lb_rule.',
			],
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-type`]: 'nlb' },
					spec: { ...local, allocateLoadBalancerNodePorts: false },
				}),
				kong(),
			],
			texts: [
				'AWS Network Load Balancer, in-tree (AWS cloud controller manager) does not listen on port 80, since cloud-provider-aws leaves this port of the Service out. Remove allocateLoadBalancerNodePorts: false, or give the port a nodePort.',
				'AWS Network Load Balancer, in-tree (AWS cloud controller manager) does not listen on port 443, since cloud-provider-aws leaves this port of the Service out. Remove allocateLoadBalancerNodePorts: false, or give the port a nodePort.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' },
					spec: local,
				}),
				kong(),
			],
		},
		{ objects: [service({ annotations: { [`${aws}-type`]: 'nlb' }, spec: local }), kong()] },
	],
});
