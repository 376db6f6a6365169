import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'setting-doubtful',
	severity: 'warning',
	text: '{problem}.',
	doc: {
		what: 'Kong reads a setting, but not as it was probably meant, or the role needs a setting that is not there.',
		why: 'The message says what Kong makes of it.',
		fix: 'Write what was meant.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_TRUSTED_IPS: '10.0.0.7/16', KONG_REAL_IP_HEADER: 'X-Forwarded-For' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_TRUSTED_IPS, entry 1 "10.0.0.7/16" has bits behind the mask, which are ignored; write the first address of the block.',
			],
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IPS: '::ffff:10.0.0.0/104' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_TRUSTED_IPS, entry 1 "::ffff:10.0.0.0/104" is an IPv4 range written as IPv6: nginx never matches it; write it as IPv4.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_NGINX_PROXY_SET_BY_LUA: "$cleared 'return strip()'" } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_NGINX_PROXY_SET_BY_LUA "$cleared \'return strip()\'" is Lua that this tool does not understand; what it does to headers is not considered.',
			],
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_ROLE: 'data_plane' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_CLUSTER_CERT has to be set for the role data_plane: Kong does not start without it.',
				'KONG_CLUSTER_CERT_KEY has to be set for the role data_plane: Kong does not start without it.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_TRUSTED_IPS: '10.0.0.0/16', KONG_REAL_IP_HEADER: 'X-Forwarded-For' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IPS: '10.0.0.0/8' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({
					env: {
						KONG_ROLE: 'data_plane',
						KONG_CLUSTER_CERT: '/etc/secrets/cluster/tls.crt',
						KONG_CLUSTER_CERT_KEY: '/etc/secrets/cluster/tls.key',
					},
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_ROLE: 'traditional' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
