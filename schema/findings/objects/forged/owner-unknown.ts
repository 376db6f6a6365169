import { defineFinding } from '../../define.ts';
import { alb, kong, local, readsForwardedFor, service } from '../../sample-objects.ts';

const metallb = { 'metallb.io/address-pool': 'public' };
const nodePort = service({ type: 'NodePort' });
const closed = { ...local, loadBalancerSourceRanges: ['198.51.100.0/24'] };

export const finding = defineFinding({
	code: 'owner-unknown',
	severity: 'note',
	forgery: 'unknown',
	text: 'Kong trusts {ranges}, addresses on the internet that no CDN or load balancer known to the check documents as its own. Whoever has one of them and calls the load balancer can claim any address. Make sure that only your own proxies have them.',
	doc: {
		what: 'Kong trusts a range of public addresses, and the check does not know whose they are.',
		why: 'Kong believes a client in a trusted range as it believes a proxy. The addresses of a cloud, for example, belong to all its tenants.',
		fix: 'Nothing, where only your proxies have these addresses. Otherwise list narrower ranges. Name a CDN with `--cdn`, and your own networks with `--balancer-subnets`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			objects: [
				kong({ env: readsForwardedFor('52.16.0.0/15') }),
				service({ annotations: metallb, spec: local }),
			],
			texts: [
				'Kong trusts 52.16.0.0/15, addresses on the internet that no CDN or load balancer known to the check documents as its own. Whoever has one of them and calls the load balancer can claim any address. Make sure that only your own proxies have them.',
			],
		},
		{
			objects: [kong({ env: readsForwardedFor('10.0.0.0/16,52.16.0.0/15,52.20.0.0/16') }), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong trusts 52.16.0.0/15, 52.20.0.0/16, addresses on the internet that no CDN or load balancer known to the check documents as its own. Whoever has one of them and calls the load balancer can claim any address. Make sure that only your own proxies have them.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				kong({ env: readsForwardedFor('173.245.48.0/20') }),
				service({ annotations: metallb, spec: local }),
			],
		},
		{
			objects: [
				kong({ env: readsForwardedFor('52.16.0.0/15') }),
				service({ annotations: metallb, spec: local }),
			],
			circumstances: { balancerSubnets: ['52.16.0.0/15'] },
		},
		{
			objects: [
				kong({ env: readsForwardedFor('52.16.0.0/15') }),
				service({ annotations: metallb, spec: closed }),
			],
		},
		{
			objects: [
				kong({ env: { ...readsForwardedFor('10.0.0.0/16,52.16.0.0/15'), KONG_REAL_IP_RECURSIVE: 'off' } }),
				nodePort,
				alb(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				kong({ env: readsForwardedFor('52.0.0.0/8') }),
				service({ annotations: metallb, spec: local }),
			],
		},
	],
});
