import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'header-name',
	severity: 'error',
	text: 'clientIp.httpHeaders.name {name} cannot carry the address: {why}. Use X-Forwarded-For, X-Real-IP or the header of your proxy.',
	doc: {
		what: 'The header cannot carry an address.',
		why: 'nginx reads an address out of it; `Forwarded` and PROXY are no such lists.',
		fix: 'Use `X-Forwarded-For`, `X-Real-IP` or the header of your proxy.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: 'always',
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
	],
	neighbours: [],
});
