// Every example of docs/in-programs.md prints what the page shows, against the library as it is packed.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import { run } from '../../scripts/tools/run.ts';
import { folderWithLibrary } from '../support/library.ts';

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

for (const [index, [, code = '', shown = '']] of examples.entries()) {
	test(`example ${index + 1}: ${code.split('\n', 1)[0]}`, async (t) => {
		const file = join(folder, `${index}.${code.startsWith('import') ? 'mjs' : 'cjs'}`);
		await writeFile(file, code);
		const { stdout, stderr } = await run(process.execPath, [file], { env: { NO_COLOR: '1' } });
		t.is(stderr, '');
		t.is(stdout, shown);
	});
}
