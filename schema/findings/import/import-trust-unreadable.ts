import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-trust-unreadable',
	severity: 'warning',
	text: '{path} reads its value from another object, which is not in the file. Write the addresses into clientIp.trustedIPs.',
	doc: {
		what: 'The trusted addresses are in a ConfigMap or Secret.',
		why: 'This chart needs them as values, since it checks them.',
		fix: 'Write them into `clientIp.trustedIPs`.',
		source: '<https://github.com/Kong/charts/blob/main/charts/kong/values.yaml>',
	},
	samples: [
		{
			imported:
				'env: {real_ip_header: X-Forwarded-For, trusted_ips: {valueFrom: {configMapKeyRef: {name: a, key: b}}}}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'env.trusted_ips reads its value from another object, which is not in the file. Write the addresses into clientIp.trustedIPs.',
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
	],
});
