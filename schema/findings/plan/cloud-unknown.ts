import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-unknown',
	severity: 'note',
	text: 'It is not known what this change does on {product}: {text}.',
	doc: {
		what: 'The sources about the provider do not say what it does with this change, or contradict each other.',
		why: 'The balancer may stay as it is, be replaced, or stop serving.',
		fix: 'Try it on a balancer that nobody uses, or install a second release beside the first.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'yandex',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'yandex',
					scheme: 'internal',
				},
				proxy: {
					annotations: {
						'yandex.cloud/subnet-id': 'subnet-1',
					},
				},
			},
			texts: [
				'It is not known what this change does on Yandex Cloud Network Load Balancer: the scheme: its documentation deletes the Service and creates it again, and no source says what a change in place does.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'yandex',
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'yandex',
				},
				env: {
					log_level: 'debug',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'yandex',
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'yandex',
					scheme: 'internal',
				},
				proxy: {
					annotations: {
						'yandex.cloud/subnet-id': 'subnet-1',
					},
				},
			},
		},
	],
});
