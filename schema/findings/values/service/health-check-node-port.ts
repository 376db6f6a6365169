import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'health-check-node-port',
	severity: 'error',
	text: 'proxy.healthCheckNodePort needs a Service of type LoadBalancer with traffic policy Local. Remove it.',
	doc: {
		what: 'A health check node port is set where Kubernetes allows none.',
		why: 'It exists for type LoadBalancer with traffic policy `Local` only.',
		fix: 'Remove `proxy.healthCheckNodePort`.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
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
	onImport: 'gives way',
	samples: [
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
				proxy: { healthCheckNodePort: 32000 },
			},
			texts: [
				'proxy.healthCheckNodePort needs a Service of type LoadBalancer with traffic policy Local. Remove it.',
			],
		},
	],
	neighbours: [],
});
