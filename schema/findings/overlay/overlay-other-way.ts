import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'overlay-other-way',
	severity: 'warning',
	text: '{path}, the {kind} {name}, leads to the gateway by a way of its own, which the overlay leaves. Remove it if it belongs to the old way.',
	doc: {
		what: 'An object among `extraObjects` of the file that the overlay goes over leads to the Service of the gateway.',
		why: 'Requests that come over it may carry no PROXY header, or a forwarded header that nobody wrote.',
		fix: 'Remove the object if it belongs to the way that the block replaces, and run `check` over the rendered chart.',
		source: '[check.md](check.md)',
	},
	samples: [
		{
			block: {},
			over: 'extraObjects: [{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: shop}, spec: {defaultBackend: {service: {name: kong-kong-proxy, port: {number: 443}}}}}]',
			texts: [
				'extraObjects[0], the Ingress shop, leads to the gateway by a way of its own, which the overlay leaves. Remove it if it belongs to the old way.',
			],
		},
	],
	neighbours: [
		{
			block: {},
			over: 'extraObjects: [{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: shop}, spec: {defaultBackend: {service: {name: shop, port: {number: 443}}}}}]',
		},
	],
});
