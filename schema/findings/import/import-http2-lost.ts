import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-http2-lost',
	severity: 'note',
	text: '{path} replaces the list of the chart, so HTTP/2 is off. The block turns it on again. To keep it off, set proxy.tls.parameters.',
	doc: {
		what: "The list of the TLS listener's flags lacks `http2`.",
		why: "A list replaces the chart's own list, so HTTP/2 is off, mostly by accident.",
		fix: 'Nothing. To keep it off, set `proxy.tls.parameters` to a list without `http2`.',
		source: '<https://github.com/Kong/charts/blob/main/charts/kong/values.yaml>',
	},
	samples: [
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [proxy_protocol]}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.0.0.0/8}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'proxy.tls.parameters replaces the list of the chart, so HTTP/2 is off. The block turns it on again. To keep it off, set proxy.tls.parameters.',
			],
		},
	],
	neighbours: [
		{
			imported:
				'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported: 'proxy: {externalTrafficPolicy: Local}\nenv: {log_level: debug}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
