import { defineFinding } from '../../define.ts';
import { alb, kong, local, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const nodePort = service({ type: 'NodePort' });
const metallb = { 'metallb.io/address-pool': 'public' };
const everyone = '0.0.0.0/0,::/0';
const hetzner = { 'load-balancer.hetzner.cloud/location': 'nbg1' };
const cloudflare = { KONG_REAL_IP_HEADER: 'CF-Connecting-IP', KONG_TRUSTED_IPS: everyone };

export const finding = defineFinding({
	code: 'forgeable-everyone',
	severity: 'error',
	forgery: 'anyone',
	advised: true,
	text: '{variable} holds {everyone}, so Kong believes {header} from anybody: any client on the internet chooses the address that Kong sees.',
	doc: {
		what: 'Kong trusts every address, and a forged request got through.',
		why: 'With recursion Kong believes the first entry of the list, which the client wrote. Where nothing in front of Kong writes the header, it believes whatever the client wrote.',
		fix: 'List only the proxies, or unset the variable where none writes the header, as the message says.',
		source: '<https://github.com/kubernetes/ingress-nginx/issues/1815>',
	},
	samples: [
		{
			objects: [kong({ env: readsForwardedFor(everyone) }), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_TRUSTED_IPS holds 0.0.0.0/0, so Kong believes X-Forwarded-For from anybody: any client on the internet chooses the address that Kong sees. Set KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong({ env: { KONG_TRUSTED_IPS: everyone } }), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_TRUSTED_IPS holds 0.0.0.0/0, so Kong believes X-Real-IP from anybody: any client on the internet chooses the address that Kong sees. What header-not-read says to do mends this, too.',
			],
		},
		{
			objects: [
				kong({ env: { ...readsProxy(everyone), KONG_REAL_IP_HEADER: 'X-Forwarded-For' } }),
				service({ annotations: sends }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_TRUSTED_IPS holds 0.0.0.0/0, so Kong believes X-Forwarded-For from anybody: any client on the internet chooses the address that Kong sees. What header-not-read says to do mends this, too.',
			],
		},
		{
			objects: [kong({ env: readsForwardedFor(everyone) }), service({ annotations: metallb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_TRUSTED_IPS holds 0.0.0.0/0, so Kong believes X-Forwarded-For from anybody: any client on the internet chooses the address that Kong sees. Unset KONG_REAL_IP_HEADER, KONG_REAL_IP_RECURSIVE, KONG_TRUSTED_IPS in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong({ env: readsForwardedFor(everyone) }), service({ annotations: hetzner })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_TRUSTED_IPS holds 0.0.0.0/0, so Kong believes X-Forwarded-For from anybody: any client on the internet chooses the address that Kong sees. What source-replaced says to do mends this, too.',
			],
		},
		{
			objects: [kong({ env: cloudflare }), service({ annotations: metallb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
			texts: [
				'KONG_TRUSTED_IPS holds 0.0.0.0/0, so Kong believes CF-Connecting-IP from anybody: any client on the internet chooses the address that Kong sees. Set KONG_TRUSTED_IPS to the ranges of Cloudflare in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [
				kong({
					env: {
						KONG_NGINX_PROXY_SET_REAL_IP_FROM: '0.0.0.0/0',
						KONG_NGINX_PROXY_REAL_IP_HEADER: 'X-Forwarded-For',
						KONG_NGINX_PROXY_REAL_IP_RECURSIVE: 'on',
					},
				}),
				service({ annotations: metallb, spec: local }),
			],
			texts: [
				'KONG_NGINX_PROXY_SET_REAL_IP_FROM holds 0.0.0.0/0, so Kong believes X-Forwarded-For from anybody: any client on the internet chooses the address that Kong sees. Unset KONG_NGINX_PROXY_REAL_IP_HEADER, KONG_NGINX_PROXY_REAL_IP_RECURSIVE, KONG_NGINX_PROXY_SET_REAL_IP_FROM in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [
				kong({
					env: {
						KONG_NGINX_HTTP_SET_REAL_IP_FROM: '0.0.0.0/0',
						KONG_NGINX_PROXY_REAL_IP_HEADER: 'CF-Connecting-IP',
					},
				}),
				nodePort,
				alb(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'KONG_NGINX_HTTP_SET_REAL_IP_FROM holds 0.0.0.0/0, so Kong believes CF-Connecting-IP from anybody: any client on the internet chooses the address that Kong sees. Set KONG_TRUSTED_IPS=10.0.0.0/16 and unset KONG_NGINX_HTTP_SET_REAL_IP_FROM in Deployment/kong, container proxy; let only Cloudflare reach AWS Application Load Balancer by Ingress, ip targets.',
			],
		},
	],
	neighbours: [
		{
			objects: [kong({ env: readsForwardedFor('10.0.0.0/16') }), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				kong({ env: { ...readsForwardedFor(everyone), KONG_REAL_IP_RECURSIVE: 'off' } }),
				nodePort,
				alb(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [kong({ env: readsProxy(everyone) }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [kong(), service({ annotations: metallb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				kong({ env: cloudflare }),
				service({ annotations: metallb, spec: { ...local, loadBalancerSourceRanges: ['173.245.48.0/20'] } }),
			],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
		},
	],
});
