import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-left-behind',
	severity: 'warning',
	text: 'Not carried over: {path}. {why}',
	doc: {
		what: 'This chart has nothing for a setting that may have mattered.',
		why: 'It is smaller than the other chart.',
		fix: 'Do what the finding says, or do without.',
		source: '[values.yaml](../chart/values.yaml)',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local, stream: [{containerPort: 9000}]}',
			said: { loadBalancer: 'generic' },
			texts: ['Not carried over: proxy.stream. This chart has no stream listeners.'],
		},
	],
	neighbours: [],
});
