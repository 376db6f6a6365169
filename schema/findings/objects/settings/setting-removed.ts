import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'setting-removed',
	severity: 'note',
	text: 'Kong has no setting {variable} since version 0.13 and ignores it: that listener is not there. Write its address into {listen}, with the flag ssl.',
	doc: {
		what: 'A variable names listeners as Kong did before version 0.13.',
		why: 'Kong ignores variables that it does not know, and does not listen there.',
		fix: 'Write the address into the setting that the message names, with the flag `ssl`.',
		source: '<https://github.com/Kong/kong/pull/3147>',
	},
	samples: [
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_PROXY_LISTEN_SSL: '0.0.0.0:9443', KONG_ADMIN_LISTEN_SSL: '127.0.0.1:8444' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Kong has no setting KONG_PROXY_LISTEN_SSL since version 0.13 and ignores it: that listener is not there. Write its address into KONG_PROXY_LISTEN, with the flag ssl.',
				'Kong has no setting KONG_ADMIN_LISTEN_SSL since version 0.13 and ignores it: that listener is not there. Write its address into KONG_ADMIN_LISTEN, with the flag ssl.',
			],
		},
	],
	neighbours: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_LISTEN_SSL: '0.0.0.0:9443' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
