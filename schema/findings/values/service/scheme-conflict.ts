import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'scheme-conflict',
	severity: 'error',
	text: '{path} has {annotation}: {value}, but clientIp.scheme {scheme} means {needed}. Remove one of the two.',
	doc: {
		what: 'An annotation contradicts `clientIp.scheme`.',
		why: 'The balancer would be public where it was to be internal, or the other way round.',
		fix: 'Remove one of the two.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	alone: ['clientIp.loadBalancer', 'clientIp.scheme'],
	restsOn: ['clientIp.loadBalancer', 'clientIp.scheme'],
	onImport: 'gives way',
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance', scheme: 'internal' },
				proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing' } },
			},
			texts: [
				'proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing, but clientIp.scheme internal means internal. Remove one of the two.',
			],
		},
	],
	neighbours: [],
});
