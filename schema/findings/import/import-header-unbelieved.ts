import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-header-unbelieved',
	severity: 'warning',
	text: 'Kong reads {header}, but {trust} is unset: it trusts nobody, and mistakes its peer for the client. List your proxies in clientIp.trustedIPs.',
	doc: {
		what: 'The source reads the client from a header, but trusts nobody to write it.',
		why: 'Kong ignores the header and mistakes its peer, a node or a proxy, for the client.',
		fix: 'List the proxies in `clientIp.trustedIPs`.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			imported: 'env: {real_ip_header: X-Forwarded-For}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'Kong reads X-Forwarded-For, but env.trusted_ips is unset: it trusts nobody, and mistakes its peer for the client. List your proxies in clientIp.trustedIPs.',
			],
		},
	],
	neighbours: [
		{
			imported: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported: 'replicaCount: 2',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
