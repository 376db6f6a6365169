import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-unquoted',
	severity: 'warning',
	text: '{path} is {value} without quotes, which is no text in YAML: the chart makes "{value}" of it and Kong does not start. Taken for {meant}.',
	doc: {
		what: '`on` or `off` without quotes.',
		why: 'YAML makes a boolean of it, the chart `true` or `false`, and nginx takes only `on` and `off`.',
		fix: 'Nothing here; in the old file, put it in quotes.',
		source: '<https://github.com/Kong/charts/issues/198>',
	},
	samples: [
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: on}',
			said: { loadBalancer: 'generic' },
			texts: [
				'env.real_ip_recursive is true without quotes, which is no text in YAML: the chart makes "true" of it and Kong does not start. Taken for on.',
			],
		},
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: off}',
			said: { loadBalancer: 'generic' },
			texts: [
				'env.real_ip_recursive is false without quotes, which is no text in YAML: the chart makes "false" of it and Kong does not start. Taken for off.',
			],
		},
	],
	neighbours: [],
});
