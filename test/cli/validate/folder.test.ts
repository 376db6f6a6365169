// Folders that are given to validate: the values files below them, as the hook of pre-commit chooses them.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import { filesOf } from '../../../cli/validate/files.ts';
import { runCommand } from '../../support/command.ts';
import { withFolder } from '../../support/helm.ts';

const wrong = 'clientIp:\n  strategy: autp\n';

async function inFolder<T>(files: readonly string[], use: (cwd: string) => Promise<T> | T): Promise<T> {
	let result: T | undefined;
	await withFolder(async (folder) => {
		for (const name of files) {
			await mkdir(dirname(join(folder, name)), { recursive: true });
			await writeFile(join(folder, name), wrong);
		}
		result = await use(folder);
	});
	return result as T;
}

test('of a folder, the values files below it are read', async (t) => {
	const files = [
		'k/values.yaml',
		'k/prod/values-prod.yml',
		'k/kong.yaml',
		'k/.old/values.yaml',
		'k/values/a.yaml',
	];
	const { code, stdout } = await inFolder(files, (cwd) => runCommand(['validate', 'k'], { cwd }));
	t.is(code, 1);
	t.deepEqual(stdout.match(/^\S+?(?=:)/gm), ['k/values.yaml', 'k/prod/values-prod.yml']);
});

test('a file that is named twice, or is below a folder, too, is one', async (t) => {
	const names = ['values.yaml', './values.yaml', '.', '.'];
	const { stdout } = await inFolder(['values.yaml'], (cwd) => runCommand(['validate', ...names], { cwd }));
	t.deepEqual(stdout.match(/^\S+?(?=:\d)/gm), ['values.yaml']);
});

test('files that are found need not have what --at says', async (t) => {
	const { code, stderr } = await inFolder(['k/values.yaml'], (cwd) =>
		runCommand(['validate', '--at', '/edge', 'k'], { cwd }),
	);
	t.is(code, 0);
	t.is(stderr, 'k/values.yaml: there are no values at /edge.\n');
});

test('after a folder without values files the others are read', async (t) => {
	const { code, stdout, stderr } = await inFolder(['values.yaml', 'docs/a.yaml'], (cwd) =>
		runCommand(['validate', 'docs', 'values.yaml'], { cwd }),
	);
	t.is(code, 2);
	t.regex(stdout, /^values\.yaml:2:13: error: /);
	t.regex(
		stderr,
		/^kong-client-ip: docs is a folder without values\*\.yaml and values\*\.yml\. Name the file that holds the values\.\n/,
	);
});

test('the hooks choose by the same names', async (t) => {
	const hooks: readonly { readonly entry: string; readonly files: string }[] = parse(
		await readFile(join(import.meta.dirname, '../../../.pre-commit-hooks.yaml'), 'utf8'),
	);
	const names = [
		'values.yaml',
		'values-prod.yml',
		'values.json',
		'my-values.yaml',
		'values/a.yaml',
		'b/values.x.yaml',
	];
	await inFolder(
		names.map((name) => `a/${name}`),
		async (cwd) => {
			const found = filesOf(['a'], { cwd }).files.toSorted();
			for (const { files } of hooks.filter(({ entry }) => entry.endsWith(' validate')))
				t.deepEqual(
					names
						.map((name) => `a/${name}`)
						.filter((name) => new RegExp(files).test(name))
						.toSorted(),
					found,
				);
		},
	);
});
