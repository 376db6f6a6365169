import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'health-check-moves',
	severity: 'note',
	text: 'Leaving Local closes the health check node port before the balancer asks elsewhere; what it does in between is in no source of the catalogue.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: {},
			to: { clientIp: { strategy: 'none' } },
			texts: [
				'Leaving Local closes the health check node port before the balancer asks elsewhere; what it does in between is in no source of the catalogue.',
			],
		},
	],
	neighbours: [{ from: {}, to: {} }],
});
