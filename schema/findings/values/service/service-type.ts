import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

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
	restsOn: onProduct,
	onImport: 'gives way',
	find({ values, product, id }, found) {
		const { type } = values.proxy;
		const fitting = [product.service.type, ...(product.service.otherTypes ?? [])];
		if (!type || fitting.includes(type)) return [];
		return found('proxy.type', { type, loadBalancer: id, needed: fitting.join(' or ') });
	},
	template: `
{{- $fitting := prepend (.product.service.otherTypes | default list) .product.service.type -}}
{{- with .values.proxy.type -}}
{{- if not (has . $fitting) -}}
{{- include "kong-client-ip.found" (list $ "service-type" (dict "type" . "loadBalancer" $.id "needed" ($fitting | join " or "))) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { type: 'NodePort' } },
			texts: ['proxy.type NodePort does not fit aks, which needs LoadBalancer. Remove proxy.type.'],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8'] },
				proxy: { type: 'LoadBalancer' },
			},
			texts: [
				'proxy.type LoadBalancer does not fit aws-alb-ip, which needs ClusterIP or NodePort. Remove proxy.type.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'aks' }, proxy: { type: 'LoadBalancer' } } },
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8'] },
				proxy: { type: 'NodePort' },
			},
		},
	],
});
