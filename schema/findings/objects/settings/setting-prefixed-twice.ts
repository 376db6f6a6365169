import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'setting-prefixed-twice',
	severity: 'error',
	text: 'Kong has no setting {variable} and ignores it. A chart has added KONG_ to a key that began with it: write the key as {key} in the values of the chart.',
	doc: {
		what: 'A variable begins with KONG_KONG_.',
		why: 'A chart adds KONG_ to keys that had it already; Kong ignores the result.',
		fix: 'Write the key without the prefix, in lower case.',
		source: '<https://github.com/Kong/kubernetes-ingress-controller/issues/549>',
	},
	samples: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_KONG_TRUSTED_IPS: '10.0.0.0/8' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong has no setting KONG_KONG_TRUSTED_IPS and ignores it. A chart has added KONG_ to a key that began with it: write the key as trusted_ips in the values of the chart.',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IPS: '10.0.0.0/8' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
