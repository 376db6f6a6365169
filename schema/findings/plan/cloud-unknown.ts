import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'cloud-unknown',
	severity: 'note',
	text: '{product}: {text}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'yandex' } },
			to: {
				clientIp: { loadBalancer: 'yandex', scheme: 'internal' },
				proxy: { annotations: { 'yandex.cloud/subnet-id': 'subnet-1' } },
			},
			texts: [
				'Yandex Cloud Network Load Balancer: the scheme: its documentation deletes the Service and makes it anew; what a change in place does was found in no source.',
			],
		},
	],
	neighbours: [
		{ from: { clientIp: { loadBalancer: 'yandex' } }, to: { clientIp: { loadBalancer: 'yandex' } } },
	],
});
