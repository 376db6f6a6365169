import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'value-range',
	severity: 'error',
	text: '{path}: {value} must be {limit}. Correct it.',
	doc: {
		what: 'A number is outside its range.',
		why: 'As above: ports end at 65535, replicas do not count below nothing.',
		fix: 'Take a number in the range.',
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
	],
	neighbours: [],
});
