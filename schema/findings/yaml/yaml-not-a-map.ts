import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-not-a-map',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file holds a list or a single value.',
		why: 'Values are a map from keys to values.',
		fix: 'Write `key: value` at the first level.',
		source: '<https://helm.sh/docs/chart_template_guide/values_files/>',
	},
	samples: [],
	neighbours: [],
});
