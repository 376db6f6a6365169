import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'annotation-conflict',
	severity: 'error',
	text: '{path} has {annotation}: {value}, but {loadBalancer} with strategy {strategy} needs {needed}. Remove it.',
	doc: {
		what: 'An annotation of yours contradicts one that the product or strategy needs.',
		why: 'Both cannot hold, and the balancer would do something else than Kong expects.',
		fix: 'Remove yours, or choose the product or strategy that it belongs to.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.strategy'],
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'clientIp.scheme',
	],
	onImport: 'gives way',
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-type: nlb, but aws-nlb-instance with strategy externalTrafficPolicy needs external. Remove it.',
			],
		},
	],
	neighbours: [],
});
