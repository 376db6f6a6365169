// Which object literals a build changes, so that V8 gives their objects one hidden class.
import test from 'ava';
import { withSharedShapes } from '../../../scripts/build/spreads.ts';

const changed: readonly (readonly [before: string, after: string])[] = [
	['const all = { ...first, more: 1 };', 'const all = { ...[], ...first, more: 1 };'],
	['f({...first,...second})', 'f({...[], ...first,...second})'],
	[
		'const a = {\n\t// Why.\n\t...{ ...inner, one },\n\ttwo,\n};',
		'const a = {\n\t// Why.\n\t...[], ...{ ...[], ...inner, one },\n\ttwo,\n};',
	],
];

for (const [before, after] of changed) {
	test(`it begins with a spread of nothing: ${before}`, (t) => t.is(withSharedShapes(before), after));
}

const kept: readonly string[] = [
	'const copy = { ...first };',
	'const all = { more: 1, ...first };',
	'const { ...rest } = all;',
	'const list = [...first, more];',
	"const text = '{ ...first, more }';",
	'const text = `{ ...first, more }`;',
	'// { ...first, more }',
];

for (const code of kept) test(`it stays as it is: ${code}`, (t) => t.is(withSharedShapes(code), code));

test('the objects are the same', (t) => {
	const make = (code: string) => new Function('first', `return ${code};`)({ a: 1, b: 2 });
	const code = '{ ...first, b: 3, c: 4 }';
	t.deepEqual(make(withSharedShapes(code)), { a: 1, b: 3, c: 4 });
	t.deepEqual(Object.keys(make(withSharedShapes(code))), ['a', 'b', 'c']);
});
