import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'setting-misspelt',
	severity: 'error',
	text: 'Kong has no setting {variable} and ignores it. It looks like {nearest}: correct the name.',
	doc: {
		what: 'A variable looks like a setting of Kong, and is none.',
		why: 'Kong ignores variables that it does not know.',
		fix: 'Use the name that the message gives.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IP: '10.0.0.0/8' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong has no setting KONG_TRUSTED_IP and ignores it. It looks like KONG_TRUSTED_IPS: correct the name.',
			],
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REAL_IP_HEADERS: 'X-Forwarded-For' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong has no setting KONG_REAL_IP_HEADERS and ignores it. It looks like KONG_REAL_IP_HEADER: correct the name.',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IPS: '10.0.0.0/8' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_TRUSTED_IP: '10.0.0.0/8', KONG_TRUSTED_IPS: '10.0.0.0/8' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REGION: 'eu' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
