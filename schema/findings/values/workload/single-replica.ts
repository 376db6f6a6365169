import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'single-replica',
	severity: 'warning',
	text: 'One pod under traffic policy Local: every node but one refuses, and a restart loses connections. Set replicaCount to 2 or more.',
	doc: {
		what: 'One pod under traffic policy `Local`.',
		why: 'Only its node serves, and a restart loses connections.',
		fix: 'Set `replicaCount` to 2 or more.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.type',
		'proxy.externalTrafficPolicy',
		'deployment.daemonset',
		'autoscaling',
		'replicaCount',
	],
	samples: [
		{
			values: { replicaCount: 1 },
			texts: [
				'One pod under traffic policy Local: every node but one refuses, and a restart loses connections. Set replicaCount to 2 or more.',
			],
		},
	],
	neighbours: [],
});
