import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'cdn-header',
	severity: 'warning',
	forgery: 'some',
	text: 'clientIp.httpHeaders.name {name}: {cdn} writes the client into {writes}, and may pass other headers on as clients sent them. Remove clientIp.httpHeaders.name, unless you configured the CDN to write that header.',
	doc: {
		what: 'Kong is set to read the client address from a header that the CDN does not write by itself.',
		why: 'A CDN may pass on headers that it does not know, so a client could write this one and choose its address.',
		fix: "Remove `clientIp.httpHeaders.name`, and Kong reads the CDN's own header. Keep it only if a rule at the CDN overwrites that header.",
		source: '[cdns.md](cdns.md)',
	},
	alone: ['clientIp.cdn', 'clientIp.httpHeaders.name'],
	restsOn: onMethod,
	find({ values, cdn, strategy }, found) {
		const { name } = values.clientIp.httpHeaders;
		if (!cdn || !values.clientIp.cdn || strategy !== 'httpHeaders' || name === null) return [];
		// All of them append to X-Forwarded-For.
		if ([cdn.header.toLowerCase(), 'x-forwarded-for'].includes(name.toLowerCase())) return [];
		return found('clientIp.httpHeaders.name', { cdn: values.clientIp.cdn, name, writes: cdn.header });
	},
	template: `
{{- $name := .values.clientIp.httpHeaders.name | default "" -}}
{{- if and .cdn $name (eq .strategy "httpHeaders") -}}
{{- /* All of them append to X-Forwarded-For. */ -}}
{{- if not (has (lower $name) (list (lower .cdn.header) "x-forwarded-for")) -}}
{{- include "kong-client-ip.found" (list . "cdn-header" (dict "cdn" .values.clientIp.cdn "name" $name "writes" .cdn.header)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aks',
					cdn: 'cloudflare',
					cdnOnly: true,
					httpHeaders: { name: 'X-Real-IP' },
				},
			},
			texts: [
				'clientIp.httpHeaders.name X-Real-IP: cloudflare writes the client into CF-Connecting-IP, and may pass other headers on as clients sent them. Remove clientIp.httpHeaders.name, unless you configured the CDN to write that header.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aks',
					cdn: 'cloudflare',
					cdnOnly: true,
					httpHeaders: { name: 'CF-Connecting-IP' },
				},
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aks',
					cdn: 'cloudflare',
					cdnOnly: true,
					httpHeaders: { name: 'X-Forwarded-For' },
				},
			},
		},
		{
			values: {
				clientIp: { strategy: 'httpHeaders', httpHeaders: { name: 'X-Real-IP' }, trustedIPs: ['10.0.0.0/8'] },
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aks',
					cdn: 'cloudflare',
					strategy: 'none',
					httpHeaders: { name: 'X-Real-IP' },
				},
			},
		},
	],
});
