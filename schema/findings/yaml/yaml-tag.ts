import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-tag',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'A tag (`!name`) names a type that the value does not have, or that Helm does not know.',
		why: 'Helm refuses the file.',
		fix: 'Remove the tag.',
		source: 'observed with Helm 3.17.3 and 4.1.4',
	},
	samples: [{ yaml: 'a: !!int b\n', texts: ['"b" does not fit its tag: remove the tag.'] }],
	neighbours: [{ yaml: 'a: !!int 1\n' }, { yaml: 'a: !!str b\n' }],
});
