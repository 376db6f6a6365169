import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'import-left-behind',
	severity: 'warning',
	text: 'Not carried over: {path}. {why}',
	doc: {
		what: 'This chart has nothing for a setting that may matter to you.',
		why: 'It is smaller than the other chart.',
		fix: 'Read the reason: it says what to use instead, if there is anything.',
		source: '[values.yaml](../chart/values.yaml)',
	},
	samples: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local, stream: [{containerPort: 9000}]}',
			said: {
				loadBalancer: 'generic',
			},
			texts: [
				'Not carried over: proxy.stream. This chart has no stream listeners: set env.stream_listen, and make their Service in extraObjects.',
			],
		},
	],
	neighbours: [
		{
			imported: 'proxy: {externalTrafficPolicy: Local, stream: []}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
