import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'scheme-unsupported',
	severity: 'error',
	text: 'clientIp.scheme {scheme}: {loadBalancer} cannot be switched between internal and internet-facing. Remove clientIp.scheme, or choose another product.',
	doc: {
		what: 'The product cannot be switched between internal and internet-facing.',
		why: 'The value would do nothing.',
		fix: 'Remove `clientIp.scheme`, or choose the product that has the wanted scheme, such as `gke-alb-internal` in place of `gke-alb-external`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.scheme'],
	restsOn: onProduct,
	onImport: 'gives way',
	find({ values, product, id }, found) {
		const { scheme } = values.clientIp;
		if (!scheme || product.schemes?.[scheme]) return [];
		return found('clientIp.scheme', { scheme, loadBalancer: id });
	},
	template: `
{{- $scheme := .values.clientIp.scheme -}}
{{- if and $scheme (not (hasKey (.product.schemes | default dict) $scheme)) -}}
{{- include "kong-client-ip.found" (list . "scheme-unsupported" (dict "scheme" $scheme "loadBalancer" .id)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					scheme: 'internal',
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9/32'],
				},
			},
			texts: [
				'clientIp.scheme internal: gke-alb-external cannot be switched between internal and internet-facing. Remove clientIp.scheme, or choose another product.',
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
		{ values: { clientIp: { loadBalancer: 'aws-alb-ip', scheme: 'internal', trustedIPs: ['10.0.0.0/8'] } } },
	],
});
