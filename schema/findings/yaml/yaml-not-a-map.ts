import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-not-a-map',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file holds a list or a single value.',
		why: 'Values are a map from keys to values, so Helm refuses the file.',
		fix: 'Write `key: value` at the first level.',
		source: '<https://helm.sh/docs/chart_template_guide/values_files/>',
	},
	samples: [
		{ yaml: '- a\n', texts: ['A values file must be a map (`key: value`), this is a list.'] },
		{ yaml: 'a\n', texts: ['A values file must be a map (`key: value`), this is only the string "a".'] },
	],
	neighbours: [{ yaml: 'a:\n  - a\n' }, { yaml: '# nothing\n' }],
});
