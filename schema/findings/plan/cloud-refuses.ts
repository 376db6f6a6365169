import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-refuses',
	severity: 'error',
	text: '{product} cannot make this change on a balancer that exists: {text}.',
	doc: {
		what: 'The provider does not change this setting on a balancer that exists.',
		why: 'The balancer stays as it is, and its controller may report an error at every sync.',
		fix: 'Install a second release beside the first, as the plan shows, or uninstall the first one.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
			},
			to: {},
			texts: [
				'AWS Network Load Balancer, in-tree (AWS cloud controller manager) cannot make this change on a balancer that exists: the annotation aws-load-balancer-type: the controller refuses another product, and with external or nlb-ip it leaves the old balancer running unmanaged; make a new Service instead.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
					scheme: 'internal',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'aws-nlb-intree',
				},
			},
			to: {
				fullnameOverride: 'gateway',
			},
		},
	],
});
