// Every example of docs/in-programs.md prints what the page shows, against the library as it is packed.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import { folderWithLibrary } from '../support/library.ts';
import { run } from '../support/run.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/in-programs.md'), 'utf8');
const examples = [...page.matchAll(/^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)];
const folder = await folderWithLibrary();

test('every example is run here, and every function has one', async (t) => {
	t.is(examples.length, page.match(/^```js$/gm)?.length ?? 0);
	const names = [...page.matchAll(/^\| \[`(\w+)`\]/gm)].map(([, name = '']) => name);
	await writeFile(
		join(folder, 'names.mjs'),
		"console.log(Object.keys(await import('kong-client-ip')).join());",
	);
	const { stdout } = await run(process.execPath, [join(folder, 'names.mjs')]);
	t.deepEqual(stdout.trim().split(','), names.toSorted());
	for (const name of names)
		t.true(
			examples.some(([, code = '']) => code.includes(`import { ${name} }`)),
			name,
		);
});

const line = 'the next example';

test('all examples, one after the other in one program, print what the page shows', async (t) => {
	const files = examples.map(([, code = ''], index) => ({
		name: `${index}.${code.startsWith('import') ? 'mjs' : 'cjs'}`,
		code,
	}));
	for (const { name, code } of files) await writeFile(join(folder, name), code);
	const program = files.map(({ name }) => `await import('./${name}');\nconsole.log('${line}');\n`).join('');
	await writeFile(join(folder, 'examples.mjs'), program);
	const { stdout, stderr } = await run(process.execPath, [join(folder, 'examples.mjs')], {
		env: { NO_COLOR: '1' },
	});
	t.is(stderr, '');
	const printed = stdout.split(`${line}\n`);
	t.is(printed.pop(), '');
	t.is(printed.length, examples.length);
	for (const [index, [, code = '', shown = '']] of examples.entries()) t.is(printed[index], shown, code);
});
