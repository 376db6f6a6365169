import { headerHint } from '../../../hints/remedies.ts';
import { matches } from '../../../text/matches.ts';
import { defineFinding } from '../../define.ts';
import { uselessHeaders } from './useless-headers.ts';

export const finding = defineFinding({
	code: 'header-name',
	severity: 'error',
	text: 'clientIp.httpHeaders.name {name} cannot carry the address: {why}. Use X-Forwarded-For, X-Real-IP or the header of your proxy.',
	doc: {
		what: 'Kong cannot read the client address from this header.',
		why: 'nginx expects addresses in the header, separated by commas. `Forwarded` has another syntax, and PROXY is no HTTP header.',
		fix: 'Use `X-Forwarded-For`, `X-Real-IP` or the header of your proxy.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: 'always',
	find({ values }, found) {
		const { name } = values.clientIp.httpHeaders;
		if (name === null) return [];
		const plain = name.toLowerCase().replaceAll('_', '-');
		const useless = uselessHeaders.find(({ pattern }) => matches(pattern, plain));
		return useless ? found('clientIp.httpHeaders.name', { name, why: useless.why }) : [];
	},
	template: `
{{- $c := . -}}
{{- with .values.clientIp.httpHeaders.name -}}
{{- $name := . -}}
{{- $plain := lower . | replace "_" "-" -}}
{{- range $c.constants.uselessHeaders -}}
{{- if regexMatch .pattern $plain -}}
{{- include "kong-client-ip.found" (list $c "header-name" (dict "name" $name "why" .why)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	hint: ({ args }) => headerHint(args.name),
	samples: [
		{
			values: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/8'],
					httpHeaders: { name: 'Proxy-Protocol' },
				},
			},
			texts: [
				'clientIp.httpHeaders.name Proxy-Protocol cannot carry the address: it is no header, and Kong would believe a request header of that name. Use X-Forwarded-For, X-Real-IP or the header of your proxy.',
			],
		},
		{
			values: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/8'],
					httpHeaders: { name: 'Forwarded' },
				},
			},
			texts: [
				'clientIp.httpHeaders.name Forwarded cannot carry the address: nginx cannot read the Forwarded header of RFC 7239. Use X-Forwarded-For, X-Real-IP or the header of your proxy.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/8'],
					httpHeaders: { name: 'X-Forwarded-For' },
				},
			},
		},
		{ values: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] } } },
	],
});
