// The lint that finds tables asked by foreign words: what it finds, and what it leaves alone.
import test from 'ava';
import ts from 'typescript';
import { foreignKeys } from '../../../scripts/lint/foreign-keys.ts';

/** The places in one file, without the libraries of the language. */
function found(text: string): string[] {
	const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
	const program = ts.createProgram(
		['a.ts'],
		{ noLib: true },
		{
			getSourceFile: (name) => (name === 'a.ts' ? file : undefined),
			getDefaultLibFileName: () => 'lib.d.ts',
			writeFile: () => {},
			getCurrentDirectory: () => '',
			getCanonicalFileName: (name) => name,
			useCaseSensitiveFileNames: () => true,
			getNewLine: () => '\n',
			fileExists: (name) => name === 'a.ts',
			readFile: () => undefined,
		},
	);
	return foreignKeys(file, program.getTypeChecker()).map((node) => node.getText(file));
}

const table = "const words: { readonly [word: string]: string } = { a: 'b' };\n";

for (const [what, line, place] of [
	['a table of the module', 'export const f = (key: string) => words[key];', 'words[key]'],
	['a member of one', 'const all = { words };\nexport const f = (key: string) => all.words[key];', null],
	['a literal', 'export const f = (key: string) => ({ a: 1 } as { [k: string]: number })[key];', null],
	['a word that may be missing', 'export const f = (key?: string) => words[key!];', 'words[key!]'],
	['in', 'export const f = (key: string) => key in words;', 'key in words'],
] as const)
	test(`found: ${what}`, (t) => {
		const places = found(table + line);
		t.is(places.length, 1);
		if (place !== null) t.deepEqual(places, [place]);
	});

for (const [what, line] of [
	['a word of a closed set', "export const f = (key: 'a' | 'b') => words[key];"],
	['a word of ours', "export const f = () => words['a'];"],
	['an item of a list', 'const list = ["a"];\nexport const f = (index: number) => list[index];'],
	[
		'asked after hasOwn',
		'export const f = (key: string) => { if (!Object.hasOwn(words, key)) return; return words[key]; };',
	],
	['a map that a function gets', 'export const f = (map: { [k: string]: string }, key: string) => map[key];'],
	['in, with a name of ours', "export const f = () => 'a' in words;"],
] as const)
	test(`left alone: ${what}`, (t) => {
		t.deepEqual(found(table + line), []);
	});
