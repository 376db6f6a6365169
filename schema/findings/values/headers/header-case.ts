import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'header-case',
	severity: 'warning',
	text: 'clientIp.httpHeaders.name {name}: nginx reads only the first line of a header in this spelling. Write X-Forwarded-For.',
	doc: {
		what: 'The header is X-Forwarded-For in another spelling.',
		why: 'nginx treats only the exact spelling as a list over several lines; of others it reads the first line.',
		fix: 'Write `X-Forwarded-For`.',
		source: '<https://github.com/nginx/nginx/blob/release-1.25.3/src/http/modules/ngx_http_realip_module.c>',
	},
	alone: 'always',
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
	neighbours: [],
});
