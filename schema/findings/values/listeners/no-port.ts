import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'no-port',
	severity: 'error',
	text: 'proxy.http.enabled and proxy.tls.enabled are both false: Kong would listen nowhere. Enable one.',
	doc: {
		what: 'Neither port of the proxy is enabled.',
		why: 'Kong would accept no requests.',
		fix: 'Enable `proxy.http` or `proxy.tls`.',
		source: '[settings.md](settings.md)',
	},
	alone: [],
	find: ({ values: { proxy } }, found) =>
		proxy.http.enabled || proxy.tls.enabled ? [] : found('proxy.http.enabled', {}, ['proxy.tls.enabled']),
	template: `
{{- if not (or .values.proxy.http.enabled .values.proxy.tls.enabled) -}}
{{- include "kong-client-ip.found" (list . "no-port" dict) -}}
{{- end -}}
`,
	samples: [
		{
			values: { proxy: { http: { enabled: false }, tls: { enabled: false } } },
			texts: [
				'proxy.http.enabled and proxy.tls.enabled are both false: Kong would listen nowhere. Enable one.',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { http: { enabled: false } } } },
		{ values: { proxy: { tls: { enabled: false } } } },
	],
});
