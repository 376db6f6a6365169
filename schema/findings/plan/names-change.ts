import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'names-change',
	severity: 'warning',
	text: 'The objects get other names, {before} becomes {after}: Helm makes new ones and deletes the old ones, the Service and its address among them.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: {},
			to: { nameOverride: 'gateway' },
			texts: [
				'The objects get other names, kong becomes kong-gateway: Helm makes new ones and deletes the old ones, the Service and its address among them.',
			],
		},
	],
	neighbours: [{ from: {}, to: {} }],
});
