import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'settings-refused',
	severity: 'error',
	text: 'Kong does not start: {problem}.',
	doc: {
		what: 'Kong or nginx refuses a setting.',
		why: 'The container does not start.',
		fix: 'Correct the entry that the message shows.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy-protocol, 0.0.0.0:8443 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong does not start: KONG_PROXY_LISTEN, entry 1 "0.0.0.0:8000 proxy-protocol": Kong knows no flag "proxy-protocol"; flags are in lower case with underscores.',
			],
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IPS: '10.0.0.0/8 192.168.0.0/16' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong does not start: KONG_TRUSTED_IPS, entry 1 "10.0.0.0/8 192.168.0.0/16" is neither an address nor a CIDR block; write 10.0.0.0/8 or fd00::/8, separated by commas.',
			],
		},
		// What charts make of a list, and of a folded text with comments.
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IPS: '[10.0.0.0/8 192.168.0.0/16]' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong does not start: KONG_TRUSTED_IPS, entry 1 "[10.0.0.0/8 192.168.0.0/16]": a list that was written as text; write one text with commas instead.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_TRUSTED_IPS: '10.0.0.0/8, # nodes 192.168.0.0/16' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong does not start: KONG_TRUSTED_IPS, entry 2 "# nodes 192.168.0.0/16": in a text over several lines a comment is a part of the text; take it out.',
			],
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REAL_IP_HEADER: 'X-Real IP' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: ['Kong does not start: KONG_REAL_IP_HEADER "X-Real IP" has to be one word without blanks.'],
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REAL_IP_RECURSIVE: 'yess' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong does not start: KONG_REAL_IP_RECURSIVE "yess": nginx takes on or off here, not "yess"; in YAML quote it: "on".',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({
					env: {
						KONG_DATABASE: 'postgres',
						KONG_ROLE: 'data_plane',
						KONG_CLUSTER_CERT: '/etc/secrets/cluster/tls.crt',
						KONG_CLUSTER_CERT_KEY: '/etc/secrets/cluster/tls.key',
					},
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: ['Kong does not start: KONG_DATABASE must be off for the role "data_plane".'],
		},
	],
	neighbours: [
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IPS: '10.0.0.0/8,192.168.0.0/16' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REAL_IP_HEADER: 'X-Real-IP' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_REAL_IP_RECURSIVE: 'true' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({
					env: {
						KONG_DATABASE: 'off',
						KONG_ROLE: 'data_plane',
						KONG_CLUSTER_CERT: '/etc/secrets/cluster/tls.crt',
						KONG_CLUSTER_CERT_KEY: '/etc/secrets/cluster/tls.key',
					},
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
