import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-keeps',
	severity: 'error',
	text: '{controller} leaves this as it is on a balancer that exists, and no later sync changes it: {what}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aws-nlb-intree' } },
			to: { clientIp: { loadBalancer: 'aws-nlb-intree', scheme: 'internal' } },
			texts: [
				'cloud-provider-aws leaves this as it is on a balancer that exists, and no later sync changes it: scheme: stays "internet-facing", a new balancer would have "internal".',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'aws-nlb-intree' } },
			to: { clientIp: { loadBalancer: 'aws-nlb-intree' } },
		},
	],
});
