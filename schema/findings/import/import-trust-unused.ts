import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-trust-unused',
	severity: 'warning',
	forgery: 'unknown',
	text: '{trust} is set, but no header carries the client address: whoever is trusted could only forge one. It is left out.',
	doc: {
		what: 'The source trusts peers although it reads the client from no header.',
		why: 'A trusted peer could only forge the client address, and `X-Forwarded-Proto` with it.',
		fix: 'Nothing, unless a proxy in front writes a header: then use `--strategy httpHeaders`.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}\nenv: {trusted_ips: 10.0.0.0/8}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'env.trusted_ips is set, but no header carries the client address: whoever is trusted could only forge one. It is left out.',
			],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported: 'proxy: {externalTrafficPolicy: Local}\nenv: {trusted_ips: 10.0.0.0/8}',
			said: {
				loadBalancer: 'generic',
				strategy: 'httpHeaders',
			},
		},
	],
});
