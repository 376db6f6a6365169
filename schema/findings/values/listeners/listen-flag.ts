import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'listen-flag',
	severity: 'error',
	text: '{path}: {value} is not a flag of a Kong listener. Use one of {allowed}.',
	doc: {
		what: 'Kong knows no such flag of a listener.',
		why: 'Kong does not start.',
		fix: 'Take one that the message lists.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	onImport: 'gives way',
	samples: [
		{
			values: { proxy: { http: { parameters: ['fastopen=3'] } } },
			texts: [
				'proxy.http.parameters: "fastopen=3" is not a flag of a Kong listener. Use one of http2, deferred, bind, reuseport, backlog=N, ipv6only=on, so_keepalive=….',
			],
		},
	],
	neighbours: [],
});
