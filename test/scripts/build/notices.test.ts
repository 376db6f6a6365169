// The licences of what is bundled.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import { notices, packagesIn } from '../../../scripts/build/notices.ts';
import { builtLibrary, builtProgram } from '../../support/built.ts';
import { withFolder } from '../../support/helm.ts';

const root = resolve(import.meta.dirname, '../../..');

test('what is bundled, and whose it is, as a person has read it', async (t) => {
	const inputs = [...(await builtProgram()).inputs, ...(await builtLibrary()).inputs];
	t.deepEqual(packagesIn(inputs), [
		'node_modules/diff',
		'node_modules/ipaddr.js',
		'node_modules/js-yaml',
		'node_modules/jsonc-parser',
		'node_modules/yaml',
	]);
	const text = await notices(root, inputs);
	for (const part of [
		/^diff \d\S+ \(BSD-3-Clause\)\n\n[\s\S]*?^Copyright \(c\) 2009-2015, Kevin Decker/m,
		/^ipaddr\.js \d\S+ \(MIT\)\n\n[\s\S]*?^Copyright \(C\) 2011-2017 whitequark/m,
		/^js-yaml \d\S+ \(MIT\)\n\n[\s\S]*?^Copyright \(C\) 2011-2015 by Vitaly Puzrin/m,
		/^jsonc-parser \d\S+ \(MIT\)\n\n[\s\S]*?^Copyright \(c\) Microsoft/m,
		/^yaml \d\S+ \(ISC\)\n\n[\s\S]*?^Copyright Eemeli Aro/m,
	])
		t.regex(text, part);
});

test('the innermost package, with its scope; our own files are none', (t) => {
	t.deepEqual(
		packagesIn([
			'cli/main.ts',
			'node_modules/@a/b/lib/x.js',
			'node_modules/c/node_modules/d/x.js',
			'node_modules/c/node_modules/d/y.js',
		]),
		['node_modules/@a/b', 'node_modules/c/node_modules/d'],
	);
});

const manifest = '{ "name": "a", "version": "1.0.0", "license": "MIT" }';

for (const [what, files, message] of [
	['no licence file', { 'package.json': manifest }, /^a is bundled and has no licence in /],
	[
		'no licence in package.json',
		{ 'package.json': '{ "name": "a", "version": "1.0.0" }', LICENSE: 'Copyright A' },
		/^a is bundled and has no licence in /,
	],
	[
		'a licence without a holder',
		{ 'package.json': manifest, 'LICENSE.md': 'Do what you like.' },
		/names no copyright holder\.$/,
	],
] as const) {
	test(`${what}: not built`, async (t) => {
		await withFolder(async (folder) => {
			await mkdir(join(folder, 'node_modules/a'), { recursive: true });
			for (const [name, text] of Object.entries(files))
				await writeFile(join(folder, 'node_modules/a', name), text);
			await t.throwsAsync(notices(folder, ['node_modules/a/index.js']), { message });
		});
	});
}
