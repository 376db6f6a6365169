import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'env-chart',
	severity: 'error',
	text: 'env.{key}: the chart needs {variable} as it sets it. Remove it; use {instead}.',
	doc: {
		what: 'The chart needs the setting as it sets it.',
		why: 'Probes, paths or the prefix depend on it.',
		fix: 'Remove it and use the key that the message names.',
		source: '[settings.md](settings.md)',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	samples: [
		{
			values: { env: { proxy_listen: '0.0.0.0:8000' } },
			texts: [
				'env.proxy_listen: the chart needs KONG_PROXY_LISTEN as it sets it. Remove it; use proxy.http, proxy.tls and proxy.ipFamilies.',
			],
		},
	],
	neighbours: [],
});
