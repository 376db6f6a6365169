import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'pods-recreated',
	severity: 'warning',
	text: 'updateStrategy Recreate ends all old pods before it starts new ones.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { updateStrategy: { type: 'Recreate' } },
			to: { updateStrategy: { type: 'Recreate' }, env: { log_level: 'debug' } },
			texts: ['updateStrategy Recreate ends all old pods before it starts new ones.'],
		},
	],
	neighbours: [
		{ from: { updateStrategy: { type: 'Recreate' } }, to: { updateStrategy: { type: 'Recreate' } } },
	],
});
