import { defineFinding } from '../../define.ts';
import { kong, local, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'proxy-on-service-port',
	severity: 'error',
	text: '{variable} expects a PROXY header at {listener}, but probes and other clients of this listener send none and are refused. Remove proxy_protocol there.',
	doc: {
		what: 'A status, admin or cluster listener expects a PROXY header.',
		why: 'Probes and clients send none.',
		fix: 'Remove the flag.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	joins: ['listener', ' and '],
	samples: [
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_STATUS_LISTEN: '0.0.0.0:8100 proxy_protocol' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_STATUS_LISTEN expects a PROXY header at 0.0.0.0:8100 proxy_protocol, but probes and other clients of this listener send none and are refused. Remove proxy_protocol there.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_ADMIN_LISTEN: '0.0.0.0:8001 proxy_protocol, 0.0.0.0:8444 ssl proxy_protocol' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_ADMIN_LISTEN expects a PROXY header at 0.0.0.0:8001 proxy_protocol and 0.0.0.0:8444 ssl proxy_protocol, but probes and other clients of this listener send none and are refused. Remove proxy_protocol there.',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_STATUS_LISTEN: '0.0.0.0:8100' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({
					annotations: {
						'load-balancer.hetzner.cloud/location': 'nbg1',
						'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
					},
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
