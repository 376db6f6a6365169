import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'no-port',
	severity: 'error',
	text: 'proxy.http.enabled and proxy.tls.enabled are both false: Kong would listen nowhere. Enable one.',
	doc: {
		what: 'Neither port of the proxy is enabled.',
		why: 'Kong would listen nowhere.',
		fix: 'Enable `proxy.http` or `proxy.tls`.',
		source: '[settings.md](settings.md)',
	},
	alone: [],
	samples: [
		{
			values: { proxy: { http: { enabled: false }, tls: { enabled: false } } },
			texts: [
				'proxy.http.enabled and proxy.tls.enabled are both false: Kong would listen nowhere. Enable one.',
			],
		},
	],
	neighbours: [],
});
