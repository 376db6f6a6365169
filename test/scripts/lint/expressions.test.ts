// The lint that finds regular expressions whose work grows faster than the text.
import test from 'ava';
import ts from 'typescript';
import { isLinear, slowExpressions, slowPatterns } from '../../../scripts/lint/expressions.ts';

for (const source of ['x+$', '^ *- *( *y)?$', '^(a+)+$', 'a[^b]*b', '^if\\s+(.*)\\s+end$'])
	test(`not linear: ${source}`, (t) => {
		t.false(isLinear(source));
	});

for (const source of ['^x+$', '(?<!x)x+$', '^ *(-|y *)?$', '^a(-[a-z]+)*$', 'a[^ab]*b'])
	test(`linear: ${source}`, (t) => {
		t.true(isLinear(source));
	});

test('literals are found wherever they are, with their flags', (t) => {
	const text = "const a = /x+$/; f('b').replace(/^x+$/m, ''); const c = { d: [/\\s+\\/$/gi] };";
	const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
	t.deepEqual(
		slowExpressions(file).map((node) => node.getText(file)),
		['/x+$/', '/\\s+\\/$/gi'],
	);
});

test('patterns of a schema are found at any depth, each once', (t) => {
	const schema = {
		pattern: 'x+$',
		properties: { pattern: { pattern: '^x$' }, b: { items: [{ pattern: 'x+$' }] } },
	};
	t.deepEqual(slowPatterns(JSON.stringify(schema)), ['x+$']);
});
