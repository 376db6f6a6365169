import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'env-prefixed',
	severity: 'error',
	text: 'env.{key}: the chart adds KONG_ itself, so this would become KONG_{upper}. Use {instead}.',
	doc: {
		what: 'A key of `env` begins with KONG_ already.',
		why: 'The chart adds the prefix, so the variable becomes KONG_KONG_…, which Kong ignores.',
		fix: 'Write the key without it, in lower case.',
		source: '<https://github.com/Kong/kubernetes-ingress-controller/issues/549>',
	},
	alone: 'always',
	blamesKey: true,
	onImport: 'gives way',
	samples: [
		{
			values: { env: { KONG_TRUSTED_IPS: '10.0.0.0/8' } },
			texts: [
				'env.KONG_TRUSTED_IPS: the chart adds KONG_ itself, so this would become KONG_KONG_TRUSTED_IPS. Use clientIp.trustedIPs.',
			],
		},
	],
	neighbours: [],
});
