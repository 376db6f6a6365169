import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-trust-unused',
	severity: 'warning',
	text: '{trust} is set, but nothing hands the client over in a header: whoever is trusted could only forge one. Left out.',
	doc: {
		what: 'Peers are trusted although no header is read.',
		why: 'They could only forge one, and `X-Forwarded-Proto` with it.',
		fix: 'Nothing, unless a proxy in front writes a header: say it with `--strategy httpHeaders`.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}\nenv: {trusted_ips: 10.0.0.0/8}',
			said: { loadBalancer: 'generic' },
			texts: [
				'env.trusted_ips is set, but nothing hands the client over in a header: whoever is trusted could only forge one. Left out.',
			],
		},
	],
	neighbours: [],
});
