import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'listen-flag-owned',
	severity: 'error',
	text: '{path}: {value} is set by the chart where it belongs. Remove it; {instead}.',
	doc: {
		what: 'The flag is one that the chart sets where it belongs.',
		why: 'Twice is refused by Kong, and on one listener only it would break the others.',
		fix: 'Remove it and set what the message names.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	onImport: 'gives way',
	samples: [
		{
			values: { proxy: { tls: { parameters: ['http2', 'proxy_protocol'] } } },
			texts: [
				'proxy.tls.parameters: "proxy_protocol" is set by the chart where it belongs. Remove it; use clientIp.strategy proxyProtocol.',
			],
		},
	],
	neighbours: [],
});
