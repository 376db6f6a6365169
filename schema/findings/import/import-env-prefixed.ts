import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-env-prefixed',
	severity: 'warning',
	text: '{path} becomes KONG_{upper} and had no effect, since the chart adds KONG_ itself. Taken for {meant}.',
	doc: {
		what: 'A setting under `env` begins with KONG_.',
		why: 'The chart puts KONG_ before it once more, so Kong never saw it.',
		fix: 'Nothing: it is taken for what it was meant to be.',
		source: '<https://github.com/Kong/kubernetes-ingress-controller/issues/549>',
	},
	samples: [
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, KONG_TRUSTED_IPS: 10.0.0.0/8, real_ip_recursive: "on"}',
			said: { loadBalancer: 'generic' },
			texts: [
				'env.KONG_TRUSTED_IPS becomes KONG_KONG_TRUSTED_IPS and had no effect, since the chart adds KONG_ itself. Taken for clientIp.trustedIPs.',
			],
		},
	],
	neighbours: [],
});
