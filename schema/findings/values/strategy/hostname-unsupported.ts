import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'hostname-unsupported',
	severity: 'error',
	text: 'clientIp.hostname: {loadBalancer} has no setting for a host name. Remove clientIp.hostname.',
	doc: {
		what: 'The controller of the product has no annotation that puts a host name into the status of the Service.',
		why: 'The value would do nothing.',
		fix: 'Remove `clientIp.hostname`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.hostname'],
	restsOn: onProduct,
	onImport: 'gives way',
	find: ({ values, product, id }, found) =>
		values.clientIp.hostname && !product.hostnameAnnotation
			? found('clientIp.hostname', { loadBalancer: id })
			: [],
	template: `
{{- if and .values.clientIp.hostname (not .product.hostnameAnnotation) -}}
{{- include "kong-client-ip.found" (list . "hostname-unsupported" (dict "loadBalancer" .id)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { hostname: 'kong.example.com' } },
			texts: ['clientIp.hostname: generic has no setting for a host name. Remove clientIp.hostname.'],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'ovhcloud', trustedIPs: ['10.0.0.0/8'], hostname: 'kong.example.com' },
			},
		},
		{ values: { clientIp: { hostname: null } } },
	],
});
