// kong-client-ip validate, given what is no values file: one clear line, a documented exit code, bounded time and memory.
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { runCommand } from '../../support/command.ts';
import { withFolder } from '../../support/helm.ts';
import { program } from '../../support/program.ts';

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const bomb = [
	'a0: &a0 [x, x, x, x, x, x, x, x, x]',
	...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`),
].join('\n');

/** Content of values.yaml, and the first line that is said about it on standard output. The exit code is 1. */
const unreadable: { readonly [what: string]: readonly [content: string | Uint8Array, line: string] } = {
	'text that is no YAML': [
		'clientIp: "never closed\n',
		'values.yaml:1:11: error: The quote that begins the value is never closed. [yaml-syntax]',
	],
	prose: [
		'Please set the client address.\n',
		'values.yaml:1:1: error: A values file must be a map (`key: value`), this is only the string "Please set the client address.". [yaml-not-a-map]',
	],
	'a list': [
		'- clientIp\n',
		'values.yaml:1:1: error: A values file must be a map (`key: value`), this is a list. [yaml-not-a-map]',
	],
	'tabs as indentation': [
		'clientIp:\n\tstrategy: auto\n',
		'values.yaml:2:1: error: A tab is used as indentation: YAML indents with spaces only. [yaml-syntax]',
	],
	'UTF-16': [
		utf16('clientIp:\n  strategy: auto\n'),
		'values.yaml:1:1: error: The file is not UTF-8 (it looks like UTF-16, which Helm 4 cannot read): save it as UTF-8. [yaml-encoding]',
	],
	'Latin-1': [
		Buffer.from('clientIp: caf\xe9\n', 'latin1'),
		'values.yaml:1:1: error: The file is not UTF-8: save it as UTF-8. [yaml-encoding]',
	],
	'control characters': [
		'clientIp: \u001b[31m\n',
		'values.yaml:1:11: error: The character U+001B is not allowed in YAML: remove it. [yaml-encoding]',
	],
	'10 MB of nonsense': [
		'nonsense '.repeat(1_150_000),
		'values.yaml:1:1: error: The file is larger than 1 MiB, which no values file can be: check that you named the right file. [yaml-size]',
	],
	'an alias bomb': [
		bomb,
		'values.yaml:2:25: error: Aliases make the document excessively large: write out what they stand for. [yaml-alias]',
	],
	'deep nesting': [
		`a: ${'['.repeat(100_000)}`,
		'values.yaml:1:203: error: The text is nested deeper than 200 levels. [yaml-syntax]',
	],
};

for (const [what, [content, line]] of Object.entries(unreadable)) {
	test(`${what}: exit 1`, async (t) => {
		await withFolder(async (cwd) => {
			await writeFile(join(cwd, 'values.yaml'), content);
			const { code, stdout, stderr } = await runCommand(['validate', '--strict', 'values.yaml'], { cwd });
			t.is(stdout.split('\n', 1)[0], line);
			t.is(stdout.match(/: error: /g)?.length, 1);
			t.deepEqual({ code, stderr }, { code: 1, stderr: '1 error, 0 warnings\n' });
		});
	});
}

test('several documents: what Helm 3 does not read is reported', async (t) => {
	await withFolder(async (cwd) => {
		await writeFile(join(cwd, 'values.yaml'), 'clientIp:\n  loadBalancer: aks\n---\nreplicaCount: 3\n');
		const { code, stdout } = await runCommand(['validate', 'values.yaml'], { cwd });
		t.is(
			stdout.split('\n', 1)[0],
			'values.yaml:4:1: warning: This is a second document: Helm 4 merges it over the first, Helm 3 ignores it: keep one document, or use two files. [yaml-documents]',
		);
		t.is(code, 0);
	});
});

test('an empty file is no values file of ours; strictly it is, and right', async (t) => {
	await withFolder(async (cwd) => {
		await writeFile(join(cwd, 'values.yaml'), '');
		t.deepEqual(await runCommand(['validate', 'values.yaml'], { cwd }), {
			code: 0,
			stdout: '',
			stderr: 'values.yaml: not checked, since it has no clientIp block (check it with --strict).\n',
		});
		const silent = { code: 0, stdout: '', stderr: '' };
		t.deepEqual(await runCommand(['validate', '--strict', 'values.yaml'], { cwd }), silent);
		t.deepEqual(await runCommand(['validate', '-f', 'values.yaml'], { cwd }), silent);
	});
});

const missing = 'kong-client-ip: missing.yaml cannot be read: there is no such file.\n';

test('a missing file and a directory: exit 2, and the other files are checked all the same', async (t) => {
	await withFolder(async (cwd) => {
		await mkdir(join(cwd, 'values.yaml'));
		await writeFile(join(cwd, 'b.yaml'), 'clientIp:\n  strategy: autp\n');
		t.deepEqual(await runCommand(['validate', 'missing.yaml'], { cwd }), {
			code: 2,
			stdout: '',
			stderr: missing,
		});
		t.deepEqual(await runCommand(['validate', '-f', 'missing.yaml'], { cwd }), {
			code: 2,
			stdout: '',
			stderr: missing,
		});
		const { code, stdout, stderr } = await runCommand(['validate', 'values.yaml', 'b.yaml'], { cwd });
		t.is(code, 2);
		t.regex(stdout, /^b\.yaml:2:13: error: .* Did you mean auto\? \[value-unknown\]\n/);
		t.is(
			stderr,
			'kong-client-ip: values.yaml is a folder without values*.yaml and values*.yml. Name the file that holds the values.\n1 error, 0 warnings\n',
		);
	});
});

test('standard input, and a pipe with a name', async (t) => {
	const input = 'clientIp:\n  strategy: autp\n';
	const viaDash = await runCommand(['validate', '-'], { input });
	t.regex(viaDash.stdout, /^<stdin>:2:13: error: /);
	t.is(viaDash.code, 1);
	await withFolder(async (cwd) => {
		execFileSync('mkfifo', [join(cwd, 'pipe')]);
		const [said] = await Promise.all([
			// A process of its own, which waits for the pipe while it is written here.
			program(['validate', 'pipe'], { cwd }),
			writeFile(join(cwd, 'pipe'), input),
		]);
		t.regex(said.stdout, /^pipe:2:13: error: /);
		t.is(said.code, 1);
	});
});

test('an endless source is read no further than a values file can be long', async (t) => {
	const { code, stdout } = await runCommand(['validate', '--strict', '/dev/zero']);
	t.is(code, 1);
	t.is(
		stdout.split('\n', 1)[0],
		'/dev/zero:1:1: error: The file is larger than 1 MiB, which no values file can be: check that you named the right file. [yaml-size]',
	);
});

test('ten thousand wrong names: the first hundred are shown, all are counted', async (t) => {
	const input = `clientIp:\n${Array.from({ length: 10_000 }, (_, i) => `  stratgy${i}: 1\n`).join('')}`;
	const { code, stdout, stderr } = await runCommand(['validate', '-'], { input });
	t.is(code, 1);
	t.is(stdout.match(/: error: /g)?.length, 100);
	t.regex(stdout, /\n… and 9900 more, which --format json lists\.\n$/);
	t.is(stderr, '10000 errors, 0 warnings\n');
});

for (const [args, message] of [
	[[], 'name a values file. See kong-client-ip validate --help.'],
	[['a.yaml', '-f', 'b.yaml'], 'a.yaml: give either layers, each with -f, or single files, all without -f.'],
	[
		['--strct', 'a.yaml'],
		'there is no option --strct. Did you mean --strict? See kong-client-ip validate --help.',
	],
	[['-f'], '--values needs a value. See kong-client-ip validate --help.'],
	[
		['--at', 'spec.values', 'a.yaml'],
		'--at spec.values is not a path: begin with a slash, such as /spec/values.',
	],
	[['--format', 'xml', 'a.yaml'], '--format xml is not known. Use one of text, json, sarif, junit, github.'],
	[['--max-warnings', 'no', 'a.yaml'], '--max-warnings no is not a whole number, such as 0.'],
] as const) {
	test(`exit 2: validate ${args.join(' ')}`, async (t) => {
		t.deepEqual(await runCommand(['validate', ...args]), {
			code: 2,
			stdout: '',
			stderr: `kong-client-ip: ${message}\n`,
		});
	});
}
