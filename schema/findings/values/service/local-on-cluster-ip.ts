import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'local-on-cluster-ip',
	severity: 'error',
	text: 'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and proxy.type is ClusterIP. Remove proxy.type, or choose another strategy.',
	doc: {
		what: 'Traffic policy `Local` is asked for on a Service of type ClusterIP.',
		why: 'The policy exists for traffic from outside only.',
		fix: 'Remove `proxy.type`, or choose another strategy.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	alone: ['proxy.type', 'clientIp.strategy'],
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.type',
		'proxy.externalTrafficPolicy',
	],
	saidBy: 'service-type',
	samples: [
		{
			values: { proxy: { type: 'ClusterIP' } },
			texts: [
				'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and proxy.type is ClusterIP. Remove proxy.type, or choose another strategy.',
			],
		},
	],
	neighbours: [],
});
