import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'header-case',
	severity: 'warning',
	text: 'clientIp.httpHeaders.name {name}: nginx reads only the first line of a header in this spelling. Write X-Forwarded-For.',
	doc: {
		what: 'The header is X-Forwarded-For in another spelling.',
		why: 'nginx compares the name of the setting letter by letter: only for this spelling it reads all the lines of the header in a request, for any other the first line alone.',
		fix: 'Write `X-Forwarded-For`.',
		source: '<https://github.com/nginx/nginx/blob/release-1.25.3/src/http/modules/ngx_http_realip_module.c>',
	},
	alone: 'always',
	find({ values }, found) {
		const { name } = values.clientIp.httpHeaders;
		if (name === null || name === 'X-Forwarded-For' || name.toLowerCase() !== 'x-forwarded-for') return [];
		return found('clientIp.httpHeaders.name', { name });
	},
	template: `
{{- $name := .values.clientIp.httpHeaders.name | default "" -}}
{{- if and (eq (lower $name) "x-forwarded-for") (ne $name "X-Forwarded-For") -}}
{{- include "kong-client-ip.found" (list . "header-case" (dict "name" $name)) -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.0.0.0/8'],
					httpHeaders: { name: 'x-forwarded-for' },
				},
			},
			texts: [
				'clientIp.httpHeaders.name x-forwarded-for: nginx reads only the first line of a header in this spelling. Write X-Forwarded-For.',
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
		// nginx reads one line of these in any case.
		{
			values: {
				clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'], httpHeaders: { name: 'x-real-ip' } },
			},
		},
	],
});
