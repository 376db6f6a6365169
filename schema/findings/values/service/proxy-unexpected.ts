import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';
import { unexpected } from './switches.ts';

export const finding = defineFinding({
	code: 'proxy-unexpected',
	severity: 'error',
	text: 'proxy.annotations has {annotation}: {value}: {loadBalancer} then sends PROXY headers, which Kong cannot read under clientIp.strategy {strategy}. Remove it, or choose clientIp.strategy proxyProtocol.',
	doc: {
		what: 'An annotation makes the balancer send PROXY headers, and the strategy is another one.',
		why: "The chart's listeners speak PROXY under `proxyProtocol` only. Elsewhere Kong reads the header as the first line of the request and answers 400 to everything.",
		fix: 'Remove the annotation, or set `clientIp.strategy` to `proxyProtocol`, which writes it.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onMethod,
	find: (situation, found) =>
		unexpected(situation, 'PROXY').flatMap((args) => found(['proxy', 'annotations', args.annotation], args)),
	template: `
{{- $c := . -}}
{{- range .switched -}}
{{- if and .breaks (eq .speaks "PROXY") -}}
{{- include "kong-client-ip.found" (list $c "proxy-unexpected" (dict "annotation" .annotation "value" .value "loadBalancer" $c.id "strategy" $c.strategy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: *: aws-nlb-instance then sends PROXY headers, which Kong cannot read under clientIp.strategy externalTrafficPolicy. Remove it, or choose clientIp.strategy proxyProtocol.',
			],
		},
		{
			values: {
				clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: { annotations: { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' } },
			},
			texts: [
				'proxy.annotations has load-balancer.hetzner.cloud/uses-proxyprotocol: true: generic then sends PROXY headers, which Kong cannot read under clientIp.strategy httpHeaders. Remove it, or choose clientIp.strategy proxyProtocol.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' } },
			},
		},
		{
			values: {
				clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: { annotations: { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'false' } },
			},
		},
	],
});
