import { defineFinding } from '../../define.ts';
import { alb, ingress, kong, local, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const nlb = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };
const trusts = (ranges: string, header?: string) =>
	kong({ env: { KONG_TRUSTED_IPS: ranges, ...(header ? { KONG_REAL_IP_HEADER: header } : {}) } });

export const finding = defineFinding({
	code: 'header-not-read',
	severity: 'error',
	advised: true,
	text: 'Kong reads the client from {read}, but {who} writes it into {carrier}.',
	doc: {
		what: 'The client arrives in another header than the one that Kong reads.',
		why: 'Kong reads X-Real-IP unless `KONG_REAL_IP_HEADER` names another header.',
		fix: 'Set `KONG_REAL_IP_HEADER` to the header that the message names.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			objects: [
				kong({
					env: {
						KONG_TRUSTED_IPS: '10.0.0.0/16',
						KONG_NGINX_PROXY_REAL_IP_HEADER: 'X-Original-IP',
						KONG_NGINX_PROXY_REAL_IP_RECURSIVE: 'off',
					},
				}),
				service({ type: 'NodePort' }),
				alb(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong reads the client from X-Original-IP, but AWS Application Load Balancer by Ingress, ip targets writes it into X-Forwarded-For. Set KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on and unset KONG_NGINX_PROXY_REAL_IP_HEADER, KONG_NGINX_PROXY_REAL_IP_RECURSIVE in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [trusts('10.0.0.0/16'), service({ type: 'NodePort' }), alb()],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong reads the client from X-Real-IP, but AWS Application Load Balancer by Ingress, ip targets writes it into X-Forwarded-For. Set KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [
				kong({ env: { ...readsProxy('10.0.0.0/16'), KONG_REAL_IP_HEADER: null } }),
				service({ annotations: sends }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong reads the client from X-Real-IP, but Hetzner Cloud Load Balancer writes it into the PROXY header. Set KONG_REAL_IP_HEADER=proxy_protocol in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [trusts('173.245.48.0/20'), service({ annotations: nlb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
			texts: [
				'Kong reads the client from X-Real-IP, but Cloudflare writes it into X-Forwarded-For and CF-Connecting-IP. Set KONG_REAL_IP_HEADER=CF-Connecting-IP, KONG_TRUSTED_IPS to the ranges of Cloudflare in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [
				trusts('10.244.0.0/16', 'proxy_protocol'),
				service({ type: 'ClusterIP' }),
				ingress({ className: 'traefik' }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'Kong reads the client from the PROXY header, but Traefik writes it into X-Forwarded-For and X-Real-IP. Set KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on in Deployment/kong, container proxy.',
			],
		},
	],
	neighbours: [
		{
			objects: [kong({ env: readsForwardedFor('10.0.0.0/16') }), service({ type: 'NodePort' }), alb()],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [trusts('173.245.48.0/20', 'CF-Connecting-IP'), service({ annotations: nlb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
		},
		{
			objects: [trusts('10.244.0.0/16'), service({ type: 'ClusterIP' }), ingress({ className: 'traefik' })],
			circumstances: { pods: ['10.244.0.0/16'] },
		},
	],
});
