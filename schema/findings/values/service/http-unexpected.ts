import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'http-unexpected',
	severity: 'error',
	text: 'proxy.annotations has {annotation}: {value}: {loadBalancer} then speaks HTTP for the clients and hides their addresses, which clientIp.strategy {strategy} cannot undo. Remove it, or choose clientIp.strategy httpHeaders.',
	doc: {
		what: 'An annotation makes the balancer speak HTTP, and the strategy counts on connections that pass.',
		why: 'Such a balancer answers the clients itself and connects to Kong from its own address, without the PROXY header that the strategy waits for.',
		fix: 'Remove the annotation, or set `clientIp.strategy` to `httpHeaders`.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'openstack-octavia', trustedIPs: ['10.0.0.0/8'] },
				proxy: { annotations: { 'loadbalancer.openstack.org/x-forwarded-for': 'true' } },
			},
			texts: [
				'proxy.annotations has loadbalancer.openstack.org/x-forwarded-for: true: openstack-octavia then speaks HTTP for the clients and hides their addresses, which clientIp.strategy proxyProtocol cannot undo. Remove it, or choose clientIp.strategy httpHeaders.',
			],
		},
	],
	neighbours: [],
});
