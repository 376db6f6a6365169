import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-unquoted',
	severity: 'warning',
	text: '{path} is {value} without quotes, a boolean in YAML: the chart writes "{value}", and Kong does not start. It was read as {meant}.',
	doc: {
		what: 'A setting is `on` or `off` without quotes.',
		why: 'YAML reads it as a boolean and the chart writes `true` or `false`, while nginx takes only `on` and `off`.',
		fix: 'Nothing here. If you go on using the old file, put the word in quotes.',
		source: '<https://github.com/Kong/charts/issues/198>',
	},
	samples: [
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: on}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'env.real_ip_recursive is true without quotes, a boolean in YAML: the chart writes "true", and Kong does not start. It was read as on.',
			],
		},
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: off}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'env.real_ip_recursive is false without quotes, a boolean in YAML: the chart writes "false", and Kong does not start. It was read as off.',
			],
		},
	],
	neighbours: [
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
