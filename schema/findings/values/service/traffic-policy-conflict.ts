import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'traffic-policy-conflict',
	severity: 'error',
	text: 'proxy.externalTrafficPolicy {policy} breaks clientIp.strategy {strategy}, which needs {needed} on {loadBalancer}. Remove it, or choose another strategy.',
	doc: {
		what: 'The traffic policy breaks the strategy.',
		why: 'Under `Cluster` kube-proxy replaces the source by an address of the node.',
		fix: 'Remove `proxy.externalTrafficPolicy`, or choose another strategy.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy', 'proxy.externalTrafficPolicy'],
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
			values: { proxy: { externalTrafficPolicy: 'Cluster' } },
			texts: [
				'proxy.externalTrafficPolicy Cluster breaks clientIp.strategy externalTrafficPolicy, which needs Local on generic. Remove it, or choose another strategy.',
			],
		},
	],
	neighbours: [],
});
