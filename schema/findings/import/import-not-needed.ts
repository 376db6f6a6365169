import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-not-needed',
	severity: 'note',
	text: 'Not carried over: {path}. {why}',
	doc: {
		what: 'A setting has no meaning here, or none any more.',
		why: 'The chart works it out by itself, or it is not about the entry of clients.',
		fix: 'Nothing.',
		source: '[values.yaml](../chart/values.yaml)',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}\nmigrations: {preUpgrade: true}',
			said: { loadBalancer: 'generic' },
			texts: ['Not carried over: migrations. This chart runs Kong without a database.'],
		},
	],
	neighbours: [],
});
