import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-header-unbelieved',
	severity: 'warning',
	text: 'Kong reads {header}, but {trust} is unset: it believes nobody and takes its peer for the client.',
	doc: {
		what: 'A header is to carry the client, but nobody is trusted to write it.',
		why: 'Kong ignores the header and takes its peer for the client.',
		fix: 'Fill in `clientIp.trustedIPs`.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			imported: 'env: {real_ip_header: X-Forwarded-For}',
			said: { loadBalancer: 'generic' },
			texts: [
				'Kong reads X-Forwarded-For, but env.trusted_ips is unset: it believes nobody and takes its peer for the client.',
			],
		},
	],
	neighbours: [],
});
