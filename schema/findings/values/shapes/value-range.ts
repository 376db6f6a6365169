import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'value-range',
	severity: 'error',
	text: '{path}: {value} must be {limit}. Correct it.',
	doc: {
		what: 'A number is outside its range.',
		why: 'Kubernetes refuses it: ports go from 1 to 65535, and a number of replicas cannot be negative.',
		fix: 'Use a number within the limit that the message names.',
		source: '<https://helm.sh/docs/topics/charts/#schema-files>',
	},
	alone: 'always',
	toolkitOnly: true,
	onImport: 'gives way',
	samples: [
		{
			values: { proxy: { http: { servicePort: 0 } } },
			texts: ['proxy.http.servicePort: 0 must be at least 1. Correct it.'],
		},
		{
			values: { proxy: { tls: { containerPort: 70000 } }, replicaCount: -1 },
			texts: [
				'proxy.tls.containerPort: 70000 must be at most 65535. Correct it.',
				'replicaCount: -1 must be at least 0. Correct it.',
			],
		},
	],
	neighbours: [{ values: { proxy: { http: { servicePort: 1 }, tls: { servicePort: 65535 } } } }],
});
