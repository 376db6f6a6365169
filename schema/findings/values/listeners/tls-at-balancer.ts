import { tlsAnnotations } from '../../../catalogue/tls-annotations.ts';
import { tlsTargetPort } from '../../../decide/listeners.ts';
import type { Situation } from '../../../decide/situation.ts';
import { switchedOn } from '../../../decide/switched.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

/** What the user wrote so that TLS ends at the balancer: a certificate, or HTTP on every port. */
function annotationOf(situation: Situation): string | undefined {
	const own = situation.values.proxy.annotations;
	const certificate = tlsAnnotations(situation.product).find((name) => own[name] !== undefined);
	if (certificate !== undefined) return certificate;
	return switchedOn(situation).find(
		({ speaks, breaks, allPorts }) => speaks === 'HTTP' && !breaks && allPorts,
	)?.annotation;
}

export const finding = defineFinding({
	code: 'tls-at-balancer',
	severity: 'warning',
	text: 'proxy.annotations has {annotation}, so Kong gets plain HTTP from the load balancer, but port {port} still leads to its TLS listener. {remedy}.',
	doc: {
		what: 'TLS ends at the balancer, and its port still leads to the TLS listener.',
		why: 'The listener gets plain HTTP and answers 400.',
		fix: 'Set `proxy.tls.overrideServiceTargetPort` to the port of the plain listener, which must be on.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	restsOn: [...onMethod, 'proxy.http', 'proxy.tls'],
	find(situation, found) {
		const { http, tls } = situation.values.proxy;
		if (!tls.enabled) return [];
		const annotation = annotationOf(situation);
		if (annotation === undefined || tlsTargetPort(situation) !== tls.containerPort) return [];
		const target = `proxy.tls.overrideServiceTargetPort to ${http.containerPort}`;
		const remedy = http.enabled ? `Set ${target}` : `Set proxy.http.enabled to true and ${target}`;
		return found(['proxy', 'annotations', annotation], { annotation, port: String(tls.servicePort), remedy });
	},
	template: `
{{- $http := .values.proxy.http -}}
{{- $tls := .values.proxy.tls -}}
{{- $own := .values.proxy.annotations -}}
{{- $annotation := "" -}}
{{- range .product.tlsAnnotations -}}
{{- if and (not $annotation) (hasKey $own .) -}}
{{- $annotation = . -}}
{{- end -}}
{{- end -}}
{{- range .switched -}}
{{- if and (not $annotation) (eq .speaks "HTTP") (not .breaks) .allPorts -}}
{{- $annotation = .annotation -}}
{{- end -}}
{{- end -}}
{{- if and $annotation $tls.enabled -}}
{{- if eq (include "kong-client-ip.tlsTargetPort" .) (int64 $tls.containerPort | toString) -}}
{{- $target := printf "proxy.tls.overrideServiceTargetPort to %d" (int64 $http.containerPort) -}}
{{- $remedy := printf "Set %s%s" (ternary "" "proxy.http.enabled to true and " $http.enabled) $target -}}
{{- include "kong-client-ip.found" (list . "tls-at-balancer" (dict "annotation" $annotation "port" (int64 $tls.servicePort) "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': 'arn' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-ssl-cert, so Kong gets plain HTTP from the load balancer, but port 443 still leads to its TLS listener. Set proxy.tls.overrideServiceTargetPort to 8000.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: {
					annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': 'arn' },
					http: { enabled: false },
				},
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-ssl-cert, so Kong gets plain HTTP from the load balancer, but port 443 still leads to its TLS listener. Set proxy.http.enabled to true and proxy.tls.overrideServiceTargetPort to 8000.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] },
				proxy: {
					annotations: {
						'load-balancer.hetzner.cloud/location': 'fsn1',
						'load-balancer.hetzner.cloud/protocol': 'https',
					},
				},
			},
			texts: [
				'proxy.annotations has load-balancer.hetzner.cloud/protocol, so Kong gets plain HTTP from the load balancer, but port 443 still leads to its TLS listener. Set proxy.tls.overrideServiceTargetPort to 8000.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: {
					annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': 'arn' },
					tls: { overrideServiceTargetPort: 8000 },
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: {
					annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': 'arn' },
					tls: { enabled: false },
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-name': 'kong' } },
			},
		},
	],
});
