import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'annotation-left',
	severity: 'note',
	text: 'Whether the balancer goes back to its default where these are taken away is in no source of the catalogue: {names}. Look at the balancer afterwards.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { proxy: { annotations: { 'example.com/a': 'b' } } },
			to: {},
			texts: [
				'Whether the balancer goes back to its default where these are taken away is in no source of the catalogue: example.com/a. Look at the balancer afterwards.',
			],
		},
	],
	neighbours: [
		{
			from: { proxy: { annotations: { 'example.com/a': 'b' } } },
			to: { proxy: { annotations: { 'example.com/a': 'b' } } },
		},
	],
});
