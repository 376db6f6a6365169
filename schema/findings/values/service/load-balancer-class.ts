import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

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
	restsOn: onProduct,
	onImport: 'gives way',
	find({ values, product, id }, found) {
		const chosen = values.proxy.loadBalancerClass;
		const known = product.service.loadBalancerClasses;
		if (!chosen || !known || known.includes(chosen)) return [];
		const remedy = known.length > 0 ? `Use ${known.join(' or ')}, or remove it` : 'Remove it';
		return found('proxy.loadBalancerClass', { class: chosen, loadBalancer: id, remedy });
	},
	template: `
{{- $known := .product.service.loadBalancerClasses -}}
{{- $class := .values.proxy.loadBalancerClass -}}
{{- if and $class (kindIs "slice" $known) -}}
{{- if not (has $class $known) -}}
{{- $remedy := "Remove it" -}}
{{- if $known -}}{{- $remedy = printf "Use %s, or remove it" ($known | join " or ") -}}{{- end -}}
{{- include "kong-client-ip.found" (list . "load-balancer-class" (dict "class" $class "loadBalancer" .id "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aks' }, proxy: { loadBalancerClass: 'azure' } },
			texts: [
				'proxy.loadBalancerClass azure: the controller of aks ignores a Service with this class. Remove it.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { loadBalancerClass: 'eks.amazonaws.com/nlb' },
			},
			texts: [
				'proxy.loadBalancerClass eks.amazonaws.com/nlb: the controller of aws-nlb-ip ignores a Service with this class. Use service.k8s.aws/nlb, or remove it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { loadBalancerClass: 'service.k8s.aws/nlb' },
			},
		},
		// Which classes its controller reads is not known.
		{ values: { proxy: { loadBalancerClass: 'eks.amazonaws.com/nlb' } } },
	],
});
