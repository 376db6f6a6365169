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
			imported: '{proxy: {externalTrafficPolicy: Local}, lifecycle: {preStop: {exec: {command: [sleep]}}}}',
			said: {
				loadBalancer: 'generic',
			},
			texts: ['Not carried over: lifecycle. Here drain.wait and drain.timeout say how a pod leaves.'],
		},
	],
	neighbours: [
		{
			imported: '{proxy: {externalTrafficPolicy: Local}, lifecycle: {}}',
			said: {
				loadBalancer: 'generic',
			},
		},
	],
});
