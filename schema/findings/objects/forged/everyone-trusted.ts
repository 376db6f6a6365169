import { defineFinding } from '../../define.ts';
import { kong, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};

export const finding = defineFinding({
	code: 'everyone-trusted',
	severity: 'warning',
	forgery: 'some',
	text: '{variable} holds {everyone}, so whoever connects to Kong can claim any address. List only the nodes and the proxies in front of Kong there.',
	doc: {
		what: 'Kong trusts every address. None of the forged requests that were tried got through.',
		why: 'Whoever reaches Kong by another way, such as from a pod, can claim any address.',
		fix: 'List only the nodes and the proxies in front of Kong.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			objects: [kong({ env: readsProxy('0.0.0.0/0,::/0') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_TRUSTED_IPS holds 0.0.0.0/0 and ::/0, so whoever connects to Kong can claim any address. List only the nodes and the proxies in front of Kong there.',
			],
		},
		{
			objects: [kong({ env: readsForwardedFor('0.0.0.0/0') })],
			texts: [
				'KONG_TRUSTED_IPS holds 0.0.0.0/0, so whoever connects to Kong can claim any address. List only the nodes and the proxies in front of Kong there.',
			],
		},
	],
	neighbours: [
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				kong({ env: { ...readsProxy('0.0.0.0/0'), KONG_REAL_IP_HEADER: 'X-Forwarded-For' } }),
				service({ annotations: sends }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
