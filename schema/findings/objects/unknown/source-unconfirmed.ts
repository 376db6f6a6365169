import { defineFinding } from '../../define.ts';
import { kong, local, readsProxy, service } from '../../sample-objects.ts';

const civo = 'kubernetes.civo.com/loadbalancer-enable-proxy-protocol';
const algorithm = { 'kubernetes.civo.com/loadbalancer-algorithm': 'round_robin' };

export const finding = defineFinding({
	code: 'source-unconfirmed',
	severity: 'warning',
	text: 'Behind {product} the client address depends on what nobody documents: {caveat}',
	doc: {
		what: 'Traffic policy `Local` helps only where the load balancer keeps the source of packets, and no source says that this one does.',
		why: 'The check assumes that it does, since `Local` asks for it.',
		fix: 'Send a request from outside, and look at the address that Kong believes. Or let the load balancer send PROXY headers.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			objects: [kong(), service({ annotations: algorithm, spec: local })],
			texts: [
				'Behind Civo Load Balancer the client address depends on what nobody documents: no source says that the balancer keeps the source of packets; send a request from outside and check the address before you rely on it.',
			],
		},
	],
	neighbours: [
		{ objects: [kong(), service({ annotations: algorithm })] },
		{ objects: [kong(), service({ spec: local })], circumstances: { loadBalancer: 'metallb' } },
		{
			objects: [
				kong({ env: readsProxy('10.0.0.0/16') }),
				service({ annotations: { [civo]: 'send-proxy' }, spec: local }),
			],
		},
	],
});
