import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'targets-change',
	severity: 'warning',
	text: '{controller} keeps the balancer and its address, and registers {after} in place of {before}: until they are found healthy, nobody may be served.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aws-nlb-instance' } },
			to: { clientIp: { loadBalancer: 'aws-nlb-ip' } },
			texts: [
				'aws-load-balancer-controller keeps the balancer and its address, and registers pods in place of nodes: until they are found healthy, nobody may be served.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'aws-nlb-instance' } },
			to: { clientIp: { loadBalancer: 'aws-nlb-instance' } },
		},
	],
});
