// The lint that finds lists given as arguments.
import test from 'ava';
import ts from 'typescript';
import { spreads } from '../../../scripts/lint/spreads.ts';

const found = (text: string) => {
	const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
	return spreads(file).map((node) => node.getText(file));
};

test('lists given to push, max and their like', (t) => {
	const calls = [
		'all.push(...more)',
		'all.push(1, ...more())',
		'Math.max(0, ...numbers)',
		'String.fromCharCode(...codes)',
	];
	t.deepEqual(found(calls.join(';\n')), calls);
});

test('lists within lists, and steps of a path, are none', (t) => {
	t.deepEqual(found('all.push([...more]); at(body, ...path); const all = [...one, ...other];'), []);
});
