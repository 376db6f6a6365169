import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'health-port-fixed',
	severity: 'error',
	text: 'Kubernetes keeps the healthCheckNodePort of a Service: {before} cannot become {after}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { proxy: { healthCheckNodePort: 32101 } },
			to: { proxy: { healthCheckNodePort: 32102 } },
			texts: ['Kubernetes keeps the healthCheckNodePort of a Service: 32101 cannot become 32102.'],
		},
	],
	neighbours: [
		{ from: { proxy: { healthCheckNodePort: 32101 } }, to: { proxy: { healthCheckNodePort: 32101 } } },
	],
});
