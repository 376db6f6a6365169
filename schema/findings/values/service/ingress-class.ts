import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'ingress-class',
	severity: 'error',
	text: 'proxy.ingress.ingressClassName {class} on {loadBalancer}: {why}. Remove proxy.ingress.ingressClassName.',
	doc: {
		what: 'The class of the Ingress does not fit the product.',
		why: 'Its controller would ignore the Ingress.',
		fix: 'Remove `proxy.ingress.ingressClassName`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: onProduct,
	onImport: 'gives way',
	find({ values, product, id }, found) {
		const why = product.ingress?.refusesClass;
		const name = values.proxy.ingress.ingressClassName;
		if (!why || !name) return [];
		return found('proxy.ingress.ingressClassName', { class: name, loadBalancer: id, why });
	},
	template: `
{{- $why := (.product.ingress | default dict).refusesClass -}}
{{- if and $why .values.proxy.ingress.ingressClassName -}}
{{- include "kong-client-ip.found" (list . "ingress-class" (dict "class" .values.proxy.ingress.ingressClassName "loadBalancer" .id "why" $why)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9/32'],
				},
				proxy: { ingress: { ingressClassName: 'gce' } },
			},
			texts: [
				'proxy.ingress.ingressClassName gce on gke-alb-external: the controller reads the annotation kubernetes.io/ingress.class only and ignores an Ingress with a class in its spec. Remove proxy.ingress.ingressClassName.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9/32'],
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8'] },
				proxy: { ingress: { ingressClassName: 'public' } },
			},
		},
	],
});
