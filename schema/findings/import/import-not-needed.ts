import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-not-needed',
	severity: 'note',
	text: 'Not carried over: {path}. {why}',
	doc: {
		what: 'A setting of the source does nothing in this chart.',
		why: 'The chart sets it by itself, or the setting belongs to a part that this chart does not have.',
		fix: 'Nothing.',
		source: '[values.yaml](../chart/values.yaml)',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}\nmigrations: {backoffLimit: 3}',
			said: {
				loadBalancer: 'generic',
			},
			texts: ['Not carried over: migrations. This chart runs Kong without a database.'],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local}\nreplicaCount: 2',
			said: {
				loadBalancer: 'generic',
			},
		},
		{
			imported: 'proxy: {externalTrafficPolicy: Local}\nmigrations: {}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
