import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-hands-over',
	severity: 'warning',
	text: '{controller} {fate}, and {next} makes another one, at another address.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aws-nlb-ip' } },
			to: { clientIp: { loadBalancer: 'aws-nlb-intree' } },
			texts: [
				'aws-load-balancer-controller deletes the balancer at once, and cloud-provider-aws makes another one, at another address.',
			],
		},
	],
	neighbours: [
		{ from: { clientIp: { loadBalancer: 'aws-nlb-ip' } }, to: { clientIp: { loadBalancer: 'aws-nlb-ip' } } },
	],
});
