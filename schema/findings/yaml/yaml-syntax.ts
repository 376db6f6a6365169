import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'yaml-syntax',
	severity: 'error',
	text: '{problem}',
	doc: {
		what: 'The file is not YAML.',
		why: 'Helm cannot read it, or silently drops a part of it.',
		fix: 'Correct the place that the message names. Indent with spaces only.',
		source: '<https://yaml.org/spec/1.1/>',
	},
	samples: [
		{ yaml: 'a:\n\tb: 1\n', texts: ['A tab is used as indentation: YAML indents with spaces only.'] },
		{
			yaml: 'a: [1]\n\t# b\nc: 1\n',
			texts: ['A tab is where only spaces may be: YAML indents with spaces only.'],
		},
		{
			yaml: 'a:\n    b: 1\n  c: 2\n',
			texts: ['This line is indented differently from the lines that it belongs to.'],
		},
		{
			yaml: 'a: [1, 2\nb: 1\n',
			texts: ['This bracket is not closed, or a line inside it is indented less than the key before it.'],
		},
		{
			yaml: 'a: {b: [1, 2}\nc: 1\n',
			texts: ['This bracket is not closed, or a line inside it is indented less than the key before it.'],
		},
		{
			yaml: 'a:\n  b: 1\n   c: 2\n',
			texts: [
				'This line is indented more than the line before it, which has its value already: indent both alike.',
			],
		},
		{
			yaml: 'a:\n  b:\n    - 1\n   - 2\n',
			texts: ['This line is indented differently from the lines that it belongs to.'],
		},
		{ yaml: 'a:\n  b:1\n  c: 2\n', texts: ['A colon has no space after it.'] },
		{ yaml: 'a:\n  - 1\n  -2\n', texts: ['A `-` has no space after it.'] },
		{
			yaml: 'a\n  b: 1\n',
			texts: ['This line has no `key:`, or the line before it does not end its value.'],
		},
		{ yaml: 'a: [1,, 2]\n', texts: ['A comma has nothing before it: remove it.'] },
		{
			yaml: 'a:\n  b: 1\n]\n',
			texts: ['This bracket closes none that is open, or one of the other kind: remove or correct it.'],
		},
		{
			yaml: 'a: |b\n',
			texts: ['Text after `|` or `>` begins on the next line: move it there, or put the value in quotes.'],
		},
		{ yaml: '{"a": {"b": 1 "c": 2}}\n', texts: ['Inside brackets a comma is missing between two entries.'] },
		{
			yaml: 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> c\n',
			texts: ['This is a mark of a merge conflict in git: resolve the conflict.'],
		},
		{
			yaml: '{{- if .b }}\na: 1\n{{- end }}\n',
			texts: [
				'`{{ }}` belongs in templates, and nothing renders it here: write the value itself, or quote it.',
			],
		},
		{
			yaml: 'a: b: c\n',
			texts: [
				'A second `key:` or `-` is where a value belongs: put it on a line of its own, or the value in quotes.',
			],
		},
		{ yaml: 'a: @b\n', texts: ['A plain value cannot start with this character: put the value in quotes.'] },
		{ yaml: 'a: [10.0.0.0/8, ::/0]\n', texts: ['Inside brackets, text with `:` must be in quotes.'] },
		{
			yaml: 'a: "\\d+"\n',
			texts: [
				'This escape does not exist in double quotes: write `\\\\` for a backslash, or use single quotes.',
			],
		},
		{ yaml: 'a: "b\\/"\n', texts: ['Helm does not know the escape `\\/`: write `/` alone.'] },
		{ yaml: 'a: &b &c 1\n', texts: ['A value has two anchors.'] },
		{ yaml: 'a: *b.c\n', texts: ['What begins with `*` is an alias: if text is meant, put it in quotes.'] },
		{ yaml: '%a\n', texts: ['This is not YAML: put the value in quotes, or correct the line.'] },
	],
	neighbours: [
		{ yaml: 'a:\n  b: 1\n' },
		{ yaml: 'a:\n    b: 1\n    c: 2\n' },
		{ yaml: 'a: [1, 2]\nb: 1\n' },
		{ yaml: 'a:\n  b: 1\n  c: 2\n' },
		{ yaml: 'a:\n  - 1\n  - 2\n' },
		{ yaml: 'a: |\n  b\n' },
		{ yaml: '{"a": {"b": 1, "c": 2}}\n' },
		{ yaml: 'a: "b: c"\n' },
		{ yaml: 'a: "@b"\n' },
		{ yaml: 'a: [10.0.0.0/8, "::/0"]\n' },
		{ yaml: 'a: "\\\\d+"\n' },
		{ yaml: 'a: "b/"\n' },
	],
});
