import { backendTlsIn, backendTlsPatterns } from '../../../catalogue/switch-patterns.ts';
import type { Situation } from '../../../decide/situation.ts';
import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

/** Whose annotations the proxy reads that serves the Ingress. Those of a Service of type LoadBalancer are for another one. */
function placesOf({ values: { proxy }, serviceType }: Situation) {
	const ingress = ['proxy.ingress.annotations', proxy.ingress.annotations] as const;
	return serviceType === 'LoadBalancer'
		? [ingress]
		: [['proxy.annotations', proxy.annotations] as const, ingress];
}

const isTls = backendTlsPatterns
	.map(({ name, value }) => `(and (regexMatch \`${name}\` $name) (regexMatch \`${value}\` (lower $value)))`)
	.join(' ');

export const finding = defineFinding({
	code: 'backend-tls',
	severity: 'error',
	text: '{path} has {annotation}: {value}, so the proxy in front speaks TLS to Kong, but the Ingress leads to the plain listener, which answers 400. Remove the annotation.',
	doc: {
		what: 'The Ingress of this chart leads to the plain listener of Kong, and an annotation has the proxy that serves it speak TLS.',
		why: 'The listener answers 400. The chart kong/kong leads its Ingress to the TLS listener, so the annotation belongs there.',
		fix: 'Remove the annotation. To have TLS up to Kong, set `proxy.http.enabled` to false: the Ingress then leads to the TLS listener.',
		source: '<https://github.com/Kong/charts/blob/main/charts/kong/templates/_helpers.tpl>',
	},
	restsOn: [...onProduct, 'proxy.type', 'proxy.http'],
	onImport: 'gives way',
	find(situation, found) {
		const { hasFront, product, values } = situation;
		if (!hasFront || product.gateway || !values.proxy.http.enabled) return [];
		return placesOf(situation).flatMap(([path, annotations]) =>
			backendTlsIn(annotations).flatMap((annotation) =>
				found([...path.split('.'), annotation], { path, annotation, value: annotations[annotation] ?? '' }),
			),
		);
	},
	template: `
{{- $c := . -}}
{{- if and .hasFront (not .product.gateway) .values.proxy.http.enabled -}}
{{- $places := list (list "proxy.ingress.annotations" .values.proxy.ingress.annotations) -}}
{{- if ne .serviceType "LoadBalancer" -}}
{{- $places = prepend $places (list "proxy.annotations" .values.proxy.annotations) -}}
{{- end -}}
{{- range $places -}}
{{- $path := first . -}}
{{- range $name, $value := last . -}}
{{- if or ${isTls} -}}
{{- include "kong-client-ip.found" (list $c "backend-tls" (dict "path" $path "annotation" $name "value" $value)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'ingress-nginx', trustedIPs: ['10.42.0.0/16'] },
				proxy: { ingress: { annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' } } },
			},
			texts: [
				'proxy.ingress.annotations has nginx.ingress.kubernetes.io/backend-protocol: HTTPS, so the proxy in front speaks TLS to Kong, but the Ingress leads to the plain listener, which answers 400. Remove the annotation.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'traefik', trustedIPs: ['10.42.0.0/16'] },
				proxy: { annotations: { 'traefik.ingress.kubernetes.io/service.serversscheme': 'https' } },
			},
			texts: [
				'proxy.annotations has traefik.ingress.kubernetes.io/service.serversscheme: https, so the proxy in front speaks TLS to Kong, but the Ingress leads to the plain listener, which answers 400. Remove the annotation.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'haproxy-technologies', trustedIPs: ['10.42.0.0/16'] },
				proxy: { ingress: { annotations: { 'haproxy.org/server-ssl': 'true' } } },
			},
			texts: [
				'proxy.ingress.annotations has haproxy.org/server-ssl: true, so the proxy in front speaks TLS to Kong, but the Ingress leads to the plain listener, which answers 400. Remove the annotation.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'ingress-nginx', trustedIPs: ['10.42.0.0/16'] },
				proxy: { ingress: { annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTP' } } },
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'ingress-nginx', trustedIPs: ['10.42.0.0/16'] },
				proxy: {
					http: { enabled: false },
					ingress: { annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' } },
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/16'] },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-backend-protocol': 'ssl' } },
			},
		},
	],
});
