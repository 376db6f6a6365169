import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'method-caveat',
	severity: 'warning',
	text: '{loadBalancer} with strategy {strategy}: {caveat}',
	doc: {
		what: 'The method has a condition that values cannot prove.',
		why: 'It depends on a version, or on something that no source confirms.',
		fix: 'Read the condition and check it once on your cluster.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-intree', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
			},
			texts: [
				'aws-nlb-intree with strategy proxyProtocol: PROXY on an in-tree NLB needs cloud-provider-aws 1.32.6, 1.33.3, 1.34.0 (not 1.34.1), 1.35.0 or later; older ones ignore the annotation and Kong then refuses every request.',
			],
		},
	],
	neighbours: [],
});
