import { defineFinding } from '../../define.ts';
import { kong, local, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const nlb = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };

export const finding = defineFinding({
	code: 'insider-can-forge',
	severity: 'note',
	forgery: 'some',
	text: 'Kong trusts {ranges}, so a pod or host in there that connects to Kong itself can claim any address. A NetworkPolicy can keep them out.',
	doc: {
		what: 'Pods or hosts in a trusted range can claim any client address.',
		why: 'Trust goes by address. Whoever has one of these and connects to Kong itself is believed.',
		fix: 'Nothing, where everybody in there is trusted. Otherwise use a NetworkPolicy, or narrower ranges. This chart makes one with `networkPolicy.enabled: true`: it lets nobody but `clientIp.trustedIPs` connect to the proxy. If pods have addresses in these ranges, set `networkPolicy.proxy.from` to blocks that leave them out.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/network-policies/>',
	},
	samples: [
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong trusts 10.0.0.0/16, so a pod or host in there that connects to Kong itself can claim any address. A NetworkPolicy can keep them out.',
			],
		},
		{
			objects: [
				kong({ env: readsForwardedFor('10.0.0.0/8,192.168.0.0/16') }),
				service({ annotations: nlb, spec: local }),
			],
			texts: [
				'Kong trusts 10.0.0.0/8, 192.168.0.0/16, so a pod or host in there that connects to Kong itself can claim any address. A NetworkPolicy can keep them out.',
			],
		},
	],
	neighbours: [
		{
			objects: [kong(), service({ annotations: nlb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				kong({ env: readsForwardedFor('173.245.48.0/20') }),
				service({ annotations: nlb, spec: local }),
			],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
		},
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['192.168.0.0/16'] },
		},
	],
});
