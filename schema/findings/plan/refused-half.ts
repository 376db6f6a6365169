import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'refused-half',
	severity: 'note',
	text: 'An upgrade that is tried all the same fails half-way; one more, with the old values, brings everything back.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: {},
			to: { clientIp: { loadBalancer: 'aws-eks-auto-nlb' } },
			texts: [
				'An upgrade that is tried all the same fails half-way; one more, with the old values, brings everything back.',
			],
		},
	],
	neighbours: [{ from: {}, to: {} }],
});
