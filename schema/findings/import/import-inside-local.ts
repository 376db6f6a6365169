import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-inside-local',
	severity: 'error',
	text: '{type} is ClusterIP, and strategy externalTrafficPolicy needs a Service of type LoadBalancer or NodePort. Use --strategy none, httpHeaders or proxyProtocol.',
	doc: {
		what: 'The Service is of type ClusterIP, and `--strategy` says externalTrafficPolicy. Nothing is written.',
		why: 'Kubernetes has the policy for traffic from outside only.',
		fix: 'Choose another strategy.',
		source:
			'<https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types>',
	},
	samples: [
		{
			imported: 'proxy: {type: ClusterIP}',
			said: { strategy: 'externalTrafficPolicy' },
			texts: [
				'proxy.type is ClusterIP, and strategy externalTrafficPolicy needs a Service of type LoadBalancer or NodePort. Use --strategy none, httpHeaders or proxyProtocol.',
			],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {type: ClusterIP}',
		},
		{
			imported: 'proxy: {type: NodePort}',
			said: { strategy: 'externalTrafficPolicy' },
		},
	],
});
