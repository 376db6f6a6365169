import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'annotation-risky',
	severity: 'warning',
	text: 'proxy.annotations has {annotation}: {value} on {loadBalancer}: {why}. {remedy}.',
	doc: {
		what: 'An annotation risks something on this product.',
		why: 'The message says what it does there.',
		fix: 'Remove it, unless you are sure.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.type',
		'proxy.externalTrafficPolicy',
	],
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aks' },
				proxy: { annotations: { 'service.beta.kubernetes.io/port_80_health-probe_port': '8100' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/port_80_health-probe_port: 8100 on aks: it replaces the health check node port, so nodes without a pod stay in the balancer and drop requests. Remove it.',
			],
		},
	],
	neighbours: [],
});
