import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'recursion-needed',
	severity: 'error',
	text: 'clientIp.httpHeaders.recursive false cannot work with {loadBalancer}: {why}. Remove it, or set it to true.',
	doc: {
		what: "Recursion is off, while the balancer appends its own address after the client's.",
		why: 'Without recursion Kong uses the last entry, which is the balancer.',
		fix: 'Remove `clientIp.httpHeaders.recursive`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.httpHeaders.recursive'],
	restsOn: onMethod,
	onImport: 'gives way',
	find({ strategy, recursive, method, id }, found) {
		if (strategy !== 'httpHeaders' || recursive || !method?.recursionNeeded) return [];
		return found('clientIp.httpHeaders.recursive', { loadBalancer: id, why: method.recursionNeeded });
	},
	template: `
{{- if and (eq .strategy "httpHeaders") (not .recursive) .method.recursionNeeded -}}
{{- include "kong-client-ip.found" (list . "recursion-needed" (dict "loadBalancer" .id "why" .method.recursionNeeded)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					httpHeaders: { recursive: false },
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9/32'],
				},
			},
			texts: [
				"clientIp.httpHeaders.recursive false cannot work with gke-alb-external: the balancer appends the client and then its own address, so without recursion Kong sees the balancer's address. Remove it, or set it to true.",
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					httpHeaders: { recursive: true },
					trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.9/32'],
				},
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					httpHeaders: { recursive: false },
					trustedIPs: ['10.0.0.0/8'],
				},
			},
		},
	],
});
