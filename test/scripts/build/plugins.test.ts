// What a build leaves out of definitions.
import test from 'ava';
import { withoutProperties } from '../../../scripts/build/plugins.ts';

test('properties go with their commas, and nothing else does', (t) => {
	const code = `export const finding = defineFinding({
	code: 'samples',
	samples: [{ values: { samples: '}' }, texts: ['a, b'] }],
	find: ({ samples }) => samples,
	template: \`
{{- if .x -}}
\`,
	neighbours: []
});
`;
	t.is(
		withoutProperties(code, new Set(['samples', 'template', 'neighbours'])),
		`export const finding = defineFinding({
	code: 'samples',
${'\t'}
	find: ({ samples }) => samples,
${'\t'}
${'\t'}
});
`,
	);
});
