import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-key',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A key is a map, a list or empty. Often it is a template (`{{ }}`) in a values file.',
		why: 'Helm turns values into JSON, whose keys are text. It does not render templates in values.',
		fix: 'Write the key as text, or the value itself in place of the template.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [
		{
			yaml: 'a:\n  b: {{ .Values.b }}\n',
			texts: [
				'`{{ }}` belongs in templates, and nothing renders it here: write the value itself, or quote it.',
			],
		},
		{ yaml: '~: 1\n', texts: ['A key must be text, a number or a boolean: put it in quotes.'] },
	],
	neighbours: [{ yaml: '"~": 1\n' }, { yaml: 'a:\n  b: "{{ .Values.b }}"\n' }],
});
