import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

/** Nobody who keeps a gateway inside is to make it public by the way. */
const orInside =
	'Remove proxy.type for that load balancer, or remove clientIp.loadBalancer to stay inside the cluster';

export const finding = defineFinding({
	code: 'service-type',
	severity: 'error',
	text: 'proxy.type {type} does not fit {loadBalancer}, which needs {needed}. {remedy}.',
	doc: {
		what: 'The type of the Service does not fit the product.',
		why: "The product's controller looks for another type.",
		fix: 'Remove `proxy.type`, or with ClusterIP remove `clientIp.loadBalancer` if the Service is to stay inside the cluster.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'proxy.type'],
	restsOn: onProduct,
	onImport: 'gives way',
	find({ values, product, id }, found) {
		const { type } = values.proxy;
		const fitting = [product.service.type, ...(product.service.otherTypes ?? [])];
		if (!type || fitting.includes(type)) return [];
		const remedy = type === 'ClusterIP' ? orInside : 'Remove proxy.type';
		return found('proxy.type', { type, loadBalancer: id, needed: fitting.join(' or '), remedy });
	},
	template: `
{{- $fitting := prepend (.product.service.otherTypes | default list) .product.service.type -}}
{{- with .values.proxy.type -}}
{{- if not (has . $fitting) -}}
{{- include "kong-client-ip.found" (list $ "service-type" (dict "type" . "loadBalancer" $.id "needed" ($fitting | join " or ") "remedy" (ternary "Remove proxy.type for that load balancer, or remove clientIp.loadBalancer to stay inside the cluster" "Remove proxy.type" (eq . "ClusterIP")))) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { type: 'ClusterIP' } },
			texts: [
				'proxy.type ClusterIP does not fit aks, which needs LoadBalancer. Remove proxy.type for that load balancer, or remove clientIp.loadBalancer to stay inside the cluster.',
			],
		},
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
