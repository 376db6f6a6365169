import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-merge',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A merge key (`<<`) holds something that is not a map.',
		why: 'Helm refuses the file.',
		fix: 'Merge an alias of a map.',
		source: '<https://yaml.org/type/merge.html>',
	},
	samples: [{ yaml: 'a:\n  <<: 1\n', texts: ['`<<` takes a map, an alias of a map, or a list of these.'] }],
	neighbours: [{ yaml: 'b: &b\n  c: 1\na:\n  <<: *b\n' }, { yaml: 'a:\n  "<<": 1\n' }],
});
