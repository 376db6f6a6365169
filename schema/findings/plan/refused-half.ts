import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'refused-half',
	severity: 'note',
	text: 'If you upgrade all the same, the upgrade fails half-way. Another upgrade, to the old values, brings everything back.',
	doc: {
		what: 'Kubernetes refuses a part of the upgrade.',
		why: 'Helm changes one object after the other and stops at the error: what it has changed before stays changed.',
		fix: 'Do not upgrade in place. If you have, upgrade once more, with the old values.',
		source: '<https://github.com/helm/helm/blob/v4.1.4/pkg/kube/client.go>',
	},
	samples: [
		{
			from: {},
			to: {
				clientIp: {
					loadBalancer: 'aws-eks-auto-nlb',
				},
			},
			texts: [
				'If you upgrade all the same, the upgrade fails half-way. Another upgrade, to the old values, brings everything back.',
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
			from: {},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'aws-eks-auto-nlb',
				},
			},
		},
	],
});
