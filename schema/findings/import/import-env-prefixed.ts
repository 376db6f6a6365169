import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-env-prefixed',
	severity: 'warning',
	text: '{path} becomes the variable KONG_{upper} and has no effect, since the chart adds KONG_ itself. It was read as {meant}.',
	doc: {
		what: 'A setting under `env` begins with KONG_.',
		why: 'The chart adds KONG_ once more, so Kong never sees the setting.',
		fix: 'Nothing: the block has it under its right name. Check that this is what you want, since it takes effect now.',
		source: '<https://github.com/Kong/kubernetes-ingress-controller/issues/549>',
	},
	samples: [
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, KONG_TRUSTED_IPS: 10.0.0.0/8, real_ip_recursive: "on"}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'env.KONG_TRUSTED_IPS becomes the variable KONG_KONG_TRUSTED_IPS and has no effect, since the chart adds KONG_ itself. It was read as clientIp.trustedIPs.',
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
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, KONG_TRUSTED_IPS: 10.0.0.0/8, real_ip_recursive: "on"}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, KONG_LOG_LEVEL: debug, real_ip_recursive: "on"}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
