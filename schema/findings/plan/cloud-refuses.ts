import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-refuses',
	severity: 'error',
	text: '{product} cannot change on a balancer that exists: {text}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'aws-nlb-intree' } },
			to: {},
			texts: [
				'AWS Network Load Balancer, in-tree (AWS cloud controller manager) cannot change on a balancer that exists: the annotation aws-load-balancer-type: the controller refuses another product, and with external or nlb-ip it leaves the old balancer standing, which nobody looks after; make a new Service instead.',
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
