// kong-client-ip validate as a program: output, exit codes and formats.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { runCommand } from '../../support/command.ts';
import { withFolder } from '../../support/helm.ts';
import { program } from '../../support/program.ts';

const typo = 'clientIp:\n  loadBalancer: aks\n  stratgy: auto\n';
const good = 'clientIp:\n  loadBalancer: aks\n';
const warned = 'clientIp:\n  strategy: httpHeaders\n  trustedIPs: [10.0.0.7/8]\n';

/** A folder with these files. */
async function withFiles<T>(files: { [name: string]: string }, use: (cwd: string) => Promise<T>): Promise<T> {
	return withFolder(async (cwd) => {
		for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
		return use(cwd);
	});
}

test('a good file: silence', async (t) => {
	await withFiles({ 'a.yaml': good }, async (cwd) => {
		t.deepEqual(await program(['validate', 'a.yaml'], { cwd }), { code: 0, stdout: '', stderr: '' });
	});
});

test('a typo: place, sentence, nearest name, code, and the lines around', async (t) => {
	await withFiles({ 'a.yaml': typo, 'b.yaml': good }, async (cwd) => {
		t.deepEqual(await program(['validate', 'a.yaml', 'b.yaml'], { cwd }), {
			code: 1,
			stdout: `a.yaml:3:3: error: clientIp.stratgy is not a value of this chart. Remove it or correct its name. Did you mean clientIp.strategy? [key-unknown]
  2 |   loadBalancer: aks
> 3 |   stratgy: auto
    |   ^^^^^^^
`,
			stderr: '1 error, 0 warnings\n',
		});
	});
});

test('the values files of other charts do not fail a hook', async (t) => {
	await withFiles({ 'values.yaml': 'replicaCount: 3\n', 'ours.yaml': good }, async (cwd) => {
		t.deepEqual(await runCommand(['validate', 'values.yaml', 'ours.yaml'], { cwd }), {
			code: 0,
			stdout: '',
			stderr: 'values.yaml: not checked, since it has no clientIp block (check it with --strict).\n',
		});
	});
});

test('a file that is not complete by itself: says how to check it as all there is', async (t) => {
	await withFiles({ 'a.yaml': 'clientIp:\n  loadBalancer: aws-alb-ip\n' }, async (cwd) => {
		t.deepEqual(await runCommand(['validate', 'a.yaml'], { cwd }), {
			code: 0,
			stdout: '',
			stderr:
				'a.yaml: 1 more error if this is the only file; to see them: kong-client-ip validate -f a.yaml\n',
		});
		const layers = await runCommand(['validate', '-f', 'a.yaml'], { cwd });
		t.is(layers.code, 1);
		t.regex(
			layers.stdout,
			/^a\.yaml:2:17: error: clientIp\.trustedIPs is empty, .* \[trusted-ips-missing\]\n/,
		);
	});
});

test('a strategy that believes peers, without any: refused, and how to check it where another file names them', async (t) => {
	const files = {
		'a.yaml': 'clientIp:\n  strategy: proxyProtocol\n',
		'b.yaml': 'clientIp:\n  trustedIPs: [10.0.0.0/16]\n',
	};
	await withFiles(files, async (cwd) => {
		const alone = await runCommand(['validate', 'a.yaml', 'b.yaml'], { cwd });
		t.is(alone.code, 1);
		t.regex(
			alone.stdout,
			/^a\.yaml:2:13: error: clientIp\.trustedIPs is empty, .* \[trusted-ips-missing\]\n/,
		);
		t.is(
			alone.stderr,
			'a.yaml: if another file adds clientIp.trustedIPs, check them together: kong-client-ip validate -f a.yaml -f OTHER\n1 error, 0 warnings\n',
		);
		const together = await runCommand(['validate', '-f', 'a.yaml', '-f', 'b.yaml'], { cwd });
		t.deepEqual([together.code, together.stdout], [0, '']);
	});
});

test('warnings: exit 0, or 1 beyond --max-warnings', async (t) => {
	await withFiles({ 'a.yaml': warned }, async (cwd) => {
		const free = await runCommand(['validate', 'a.yaml'], { cwd });
		t.is(free.code, 0);
		t.regex(free.stdout, /^a\.yaml:3:16: warning: .* Write 10\.0\.0\.0\/8\. \[trusted-ip-host-bits\]\n/);
		const strict = await runCommand(['validate', 'a.yaml', '--max-warnings', '0'], { cwd });
		t.is(strict.code, 1);
		t.is(strict.stderr, 'kong-client-ip: 1 warning, and --max-warnings allows 0.\n0 errors, 1 warning\n');
	});
});

test('--at: a hook’s files need not all have the path, a single one must', async (t) => {
	const flux = 'kind: HelmRelease\nspec:\n  values:\n    clientIp:\n      stratgy: auto\n';
	await withFiles({ 'release.yaml': flux, 'other.yaml': good }, async (cwd) => {
		const at = ['validate', '--at', '/spec/values'];
		const both = await runCommand([...at, 'release.yaml', 'other.yaml'], { cwd });
		t.is(both.code, 1);
		t.regex(both.stdout, /^release\.yaml:5:7: error: clientIp\.stratgy /);
		t.is(both.stderr, 'other.yaml: there are no values at /spec/values.\n1 error, 0 warnings\n');
		const one = await runCommand([...at, 'other.yaml'], { cwd });
		t.deepEqual(one, {
			code: 2,
			stdout: '',
			stderr: 'kong-client-ip: other.yaml: there are no values at /spec/values.\n',
		});
		const elsewhere = await runCommand(['validate', '--at', '/spec/value', 'release.yaml'], { cwd });
		t.is(
			elsewhere.stderr,
			'kong-client-ip: release.yaml: there are no values at /spec/value. A clientIp block is at /spec/values.\n',
		);
		const layers = await runCommand(['validate', '--at', '/spec', '-f', 'other.yaml'], { cwd });
		t.is(layers.stderr, 'kong-client-ip: other.yaml: there are no values at /spec.\n');
	});
});

test('several formats in one run', async (t) => {
	await withFiles({ 'a.yaml': typo }, async (cwd) => {
		const formats = ['--format', 'github', '--format', 'sarif=a.sarif', '--format', 'json=a.json'];
		const { code, stdout } = await runCommand(['validate', 'a.yaml', ...formats], { cwd });
		t.is(code, 1);
		t.is(
			stdout,
			'::error file=a.yaml,line=3,endLine=3,col=3,endColumn=9,title=key-unknown::clientIp.stratgy is not a value of this chart. Remove it or correct its name. Did you mean clientIp.strategy?\n',
		);
		const json = JSON.parse(await readFile(join(cwd, 'a.json'), 'utf8'));
		t.like(json.findings[0], { code: 'key-unknown', file: 'a.yaml', line: 3, path: 'clientIp.stratgy' });
		const sarif = JSON.parse(await readFile(join(cwd, 'a.sarif'), 'utf8'));
		t.is(sarif.runs[0].results[0].ruleId, 'key-unknown');
	});
});

test('the second start, from the compile cache, says the same', async (t) => {
	const first = await program(['validate', '-'], { input: typo });
	t.deepEqual(await program(['validate', '-'], { input: typo }), first);
	t.deepEqual(
		await program(['validate', '-'], { input: typo, env: { NODE_DISABLE_COMPILE_CACHE: '1' } }),
		first,
	);
});

test('schema prints the chart’s own', async (t) => {
	const { code, stdout } = await runCommand(['schema']);
	t.is(code, 0);
	const file = await readFile(new URL('../../../chart/values.schema.json', import.meta.url), 'utf8');
	t.is(stdout, file);
});

test('schema prints that of a command’s JSON, and names the nearest where there is none', async (t) => {
	const { code, stdout } = await runCommand(['schema', 'check']);
	t.is(code, 0);
	const path = '../../../schema/published/output/check.schema.json';
	t.is(stdout, await readFile(new URL(path, import.meta.url), 'utf8'));
	const wrong = await runCommand(['schema', 'chekc']);
	t.is(wrong.code, 2);
	t.is(
		wrong.stderr,
		'kong-client-ip: there is no JSON of chekc. Did you mean check? See kong-client-ip schema --help.\n',
	);
	t.is(
		(await runCommand(['schema', 'values'])).stderr,
		'kong-client-ip: schema alone prints that of the values: kong-client-ip schema. See kong-client-ip schema --help.\n',
	);
});

test('the help lists every command, and each has a page of its own', async (t) => {
	const { stdout } = await runCommand(['--help']);
	const [, listed = ''] = /^COMMANDS\n((?: .*\n)+)/m.exec(stdout) ?? [];
	const names = [...listed.matchAll(/^ {2}([a-z-]+) {2}/gm)].map(([, name = '']) => name);
	t.deepEqual(names.sort(), [
		'check',
		'completion',
		'explain',
		'import',
		'load-balancers',
		'overlay',
		'plan',
		'probe',
		'schema',
		'validate',
	]);
	for (const name of names) {
		const help = await runCommand([name, '--help']);
		t.is(help.code, 0);
		t.true(help.stdout.startsWith(`NAME\n  kong-client-ip ${name} - `), name);
	}
});
