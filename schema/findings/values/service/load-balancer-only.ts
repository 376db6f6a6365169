import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'load-balancer-only',
	severity: 'warning',
	text: '{path} does nothing on a Service of type {type}. Remove it.',
	doc: {
		what: 'A setting needs a Service of type LoadBalancer.',
		why: 'Kubernetes ignores or refuses it on others.',
		fix: 'Remove it.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.type',
		'proxy.externalTrafficPolicy',
	],
	onImport: 'idle',
	samples: [
		{
			values: {
				clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: { type: 'NodePort', loadBalancerIP: '192.0.2.1' },
			},
			texts: ['proxy.loadBalancerIP does nothing on a Service of type NodePort. Remove it.'],
		},
	],
	neighbours: [],
});
