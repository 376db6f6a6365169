// The example in docs/adding-a-load-balancer.md is an entry that can be pasted.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'ava';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(resolve(root, 'docs/adding-a-load-balancer.md'), 'utf8');

/** Where a reader would put it. */
const file = resolve(root, 'schema/catalogue/example/example-lb.ts');

/** The program in the page, without the indentation of the list that it is in. */
function example(): string {
	const [, block = ''] = /\n {3}```ts\n(.*?)\n {3}```/s.exec(page) ?? [];
	return block.replaceAll(/^ {3}/gm, '');
}

const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of a text in that place. */
function complaints(text: string): string[] {
	const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), ts.sys.readFile);
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
	const host = ts.createCompilerHost(options);
	const { getSourceFile } = host;
	host.getSourceFile = (name, ...more) => {
		if (resolve(name) === file) return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
		if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...more));
		return parsed.get(name);
	};
	const program = ts.createProgram([file], { ...options, noEmit: true }, host);
	const source = program.getSourceFile(file);
	return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
		({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
	);
}

test('the example compiles as an entry', (t) => {
	const text = example();
	t.regex(text, /as const satisfies LoadBalancer;$/);
	t.deepEqual(complaints(text), []);
});

test('the compiler asks for what an entry lacks', (t) => {
	const [first = ''] = complaints(example().replace(/\thealthCheck: .*\n/, ''));
	t.regex(first, /Property 'healthCheck' is missing/);
});

test('the example uses no annotation that the tests take for a stranger', (t) => {
	t.notRegex(example(), /'example\.com\/proxy-protocol'/);
});
