import { defineFinding } from '../../define.ts';
import { alb, kong, local, readsForwardedFor, service } from '../../sample-objects.ts';

const metallb = { 'metallb.io/address-pool': 'public' };
const nodePort = service({ type: 'NodePort' });
const on = (trusted: string) => [
	kong({ env: readsForwardedFor(trusted) }),
	service({ annotations: metallb, spec: local }),
];

export const finding = defineFinding({
	code: 'forgeable-range',
	severity: 'error',
	forgery: 'anyone',
	advised: true,
	text: '{variable} holds {ranges}, where clients on the internet have their addresses, so Kong believes {header} from them: any such client chooses the address that Kong sees.',
	doc: {
		what: 'Kong trusts so large a part of the internet that clients are in it, and a request that one of them forged got through.',
		why: 'Kong believes a trusted client as it believes a proxy, and in a list it skips trusted entries, the last of which is that client.',
		fix: 'List only the proxies, or unset the variable where none writes the header, as the message says.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	joins: ['ranges', ' and '],
	samples: [
		{
			objects: on('0.0.0.0/1'),
			texts: [
				'KONG_TRUSTED_IPS holds 0.0.0.0/1, where clients on the internet have their addresses, so Kong believes X-Forwarded-For from them: any such client chooses the address that Kong sees. Unset KONG_REAL_IP_HEADER, KONG_REAL_IP_RECURSIVE, KONG_TRUSTED_IPS in Deployment/kong, container proxy.',
			],
		},
		{
			objects: on('52.0.0.0/8,128.0.0.0/2'),
			texts: [
				'KONG_TRUSTED_IPS holds 52.0.0.0/8 and 128.0.0.0/2, where clients on the internet have their addresses, so Kong believes X-Forwarded-For from them: any such client chooses the address that Kong sees. Unset KONG_REAL_IP_HEADER, KONG_REAL_IP_RECURSIVE, KONG_TRUSTED_IPS in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong({ env: readsForwardedFor('10.0.0.0/16,172.0.0.0/8') }), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_TRUSTED_IPS holds 172.0.0.0/8, where clients on the internet have their addresses, so Kong believes X-Forwarded-For from them: any such client chooses the address that Kong sees. Set KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
	],
	neighbours: [
		{ objects: on('172.16.0.0/12') },
		{ objects: on('0.0.0.0/0') },
		{ objects: on('52.0.0.0/11') },
		{ objects: on('104.64.0.0/10,23.32.0.0/11,23.0.0.0/12'), circumstances: { cdn: 'akamai' } },
		{ objects: on('173.245.48.0/20,104.16.0.0/13') },
		{
			objects: [
				kong({ env: { ...readsForwardedFor('10.0.0.0/16,52.0.0.0/8'), KONG_REAL_IP_RECURSIVE: 'off' } }),
				nodePort,
				alb(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
