import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-http2-lost',
	severity: 'note',
	text: '{path} replaces the list of the chart, so http2 was off. It is on again; for it off set proxy.tls.parameters.',
	doc: {
		what: "The list of the TLS listener's flags left out `http2`.",
		why: 'A list replaces that of the chart, so HTTP/2 was off, mostly by accident.',
		fix: 'Nothing; for it off set `proxy.tls.parameters`.',
		source: '<https://github.com/Kong/charts/blob/main/charts/kong/values.yaml>',
	},
	samples: [
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [proxy_protocol]}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.0.0.0/8}',
			said: { loadBalancer: 'generic' },
			texts: [
				'proxy.tls.parameters replaces the list of the chart, so http2 was off. It is on again; for it off set proxy.tls.parameters.',
			],
		},
	],
	neighbours: [],
});
