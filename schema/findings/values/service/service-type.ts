import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'service-type',
	severity: 'error',
	text: 'proxy.type {type} does not fit {loadBalancer}, which needs {needed}. Remove proxy.type.',
	doc: {
		what: 'The type of the Service does not fit the product.',
		why: "The product's controller looks for another type.",
		fix: 'Remove `proxy.type`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'proxy.type'],
	restsOn: ['clientIp.loadBalancer'],
	onImport: 'gives way',
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { type: 'NodePort' } },
			texts: ['proxy.type NodePort does not fit aks, which needs LoadBalancer. Remove proxy.type.'],
		},
	],
	neighbours: [],
});
