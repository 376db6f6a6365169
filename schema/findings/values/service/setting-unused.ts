import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'setting-unused',
	severity: 'warning',
	text: '{path} does nothing with strategy {strategy}. Remove it.',
	doc: {
		what: 'A setting does nothing with this strategy.',
		why: 'The chart accepts it, so that several values files can be used together, but it may show that another strategy was meant.',
		fix: 'Remove it, or choose the strategy that it belongs to.',
		source: '[settings.md](settings.md)',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: onMethod,
	onImport: 'idle',
	find({ values, strategy }, found) {
		const { trustedIPs, allowTrustEveryone, httpHeaders, proxyProtocol, forwardedHeaders } = values.clientIp;
		const trusts = strategy === 'proxyProtocol' || strategy === 'httpHeaders';
		const unused: [path: string, isUnused: boolean][] = [
			['clientIp.trustedIPs', trustedIPs.length > 0 && !trusts],
			['clientIp.allowTrustEveryone', allowTrustEveryone && strategy !== 'httpHeaders'],
			['clientIp.httpHeaders.name', httpHeaders.name !== null && strategy !== 'httpHeaders'],
			['clientIp.httpHeaders.recursive', httpHeaders.recursive !== null && strategy !== 'httpHeaders'],
			['clientIp.proxyProtocol.version', proxyProtocol.version !== null && strategy !== 'proxyProtocol'],
			['clientIp.forwardedHeaders', forwardedHeaders === 'strip' && strategy === 'none'],
		];
		return unused.flatMap(([path, isUnused]) => (isUnused ? found(path, { path, strategy }) : []));
	},
	template: `
{{- $c := . -}}
{{- $block := .values.clientIp -}}
{{- $headers := eq .strategy "httpHeaders" -}}
{{- $proxy := eq .strategy "proxyProtocol" -}}
{{- range list
  (list "clientIp.trustedIPs" (and $block.trustedIPs (not (or $headers $proxy))))
  (list "clientIp.allowTrustEveryone" (and $block.allowTrustEveryone (not $headers)))
  (list "clientIp.httpHeaders.name" (and $block.httpHeaders.name (not $headers)))
  (list "clientIp.httpHeaders.recursive" (and (kindIs "bool" $block.httpHeaders.recursive) (not $headers)))
  (list "clientIp.proxyProtocol.version" (and $block.proxyProtocol.version (not $proxy)))
  (list "clientIp.forwardedHeaders" (and (eq $block.forwardedHeaders "strip") (eq $c.strategy "none"))) -}}
{{- if index . 1 -}}
{{- include "kong-client-ip.found" (list $c "setting-unused" (dict "path" (index . 0) "strategy" $c.strategy)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { trustedIPs: ['10.0.0.0/8'] } },
			texts: ['clientIp.trustedIPs does nothing with strategy externalTrafficPolicy. Remove it.'],
		},
		{
			values: {
				clientIp: {
					strategy: 'none',
					allowTrustEveryone: true,
					httpHeaders: { name: 'X-Real-IP', recursive: true },
					proxyProtocol: { version: 2 },
					forwardedHeaders: 'strip',
				},
			},
			texts: [
				'clientIp.allowTrustEveryone does nothing with strategy none. Remove it.',
				'clientIp.httpHeaders.name does nothing with strategy none. Remove it.',
				'clientIp.httpHeaders.recursive does nothing with strategy none. Remove it.',
				'clientIp.proxyProtocol.version does nothing with strategy none. Remove it.',
				'clientIp.forwardedHeaders does nothing with strategy none. Remove it.',
			],
		},
	],
	neighbours: [
		{
			values: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'], allowTrustEveryone: true } },
		},
		{
			values: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/8'],
					httpHeaders: { name: 'X-Real-IP', recursive: true },
				},
			},
		},
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'], proxyProtocol: { version: 2 } },
			},
		},
		{ values: { clientIp: { strategy: 'externalTrafficPolicy', forwardedHeaders: 'strip' } } },
	],
});
