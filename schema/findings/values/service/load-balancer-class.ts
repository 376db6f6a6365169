import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'load-balancer-class',
	severity: 'error',
	text: 'proxy.loadBalancerClass {class}: the controller of {loadBalancer} ignores a Service with this class. {remedy}.',
	doc: {
		what: 'The class belongs to another controller.',
		why: "The product's controller ignores a Service with this class.",
		fix: 'Do what the message says; the class cannot change later.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class>',
	},
	alone: ['clientIp.loadBalancer', 'proxy.loadBalancerClass'],
	restsOn: ['clientIp.loadBalancer'],
	onImport: 'gives way',
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { loadBalancerClass: 'azure' } },
			texts: [
				'proxy.loadBalancerClass azure: the controller of aks ignores a Service with this class. Remove it.',
			],
		},
	],
	neighbours: [],
});
