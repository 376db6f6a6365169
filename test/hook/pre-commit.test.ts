// The hook under the real pre-commit, in a scratch repository: a good file passes, a bad one fails with our message.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import { preCommit, pythonTool } from '../../scripts/tools/python/python-tool.ts';
import { run } from '../../scripts/tools/run.ts';
import { withFolder } from '../support/helm.ts';

const root = resolve(import.meta.dirname, '../..');
const good = 'clientIp:\n  loadBalancer: aks\n';
const bad = 'clientIp:\n  loadBalancer: aks\n  stratgy: auto\n';
const [program = '', ...words] = await pythonTool(preCommit);

/** npm tells its scripts its own prefixes, and with them pre-commit's npm would install into the system. */
const withoutPrefixes = Object.fromEntries(
	['npm_config_prefix', 'npm_config_global_prefix', 'npm_config_local_prefix'].map((name) => [
		name,
		undefined,
	]),
);

/** What the hook says to files in a repository of its own, all of them staged. */
async function hook(files: { readonly [name: string]: string }, ...extra: string[]) {
	return withFolder(async (folder) => {
		// As a user has it: with a home, a cache and a Git identity of its own, and npm's settings from outside.
		const env = {
			...withoutPrefixes,
			PRE_COMMIT_HOME: join(root, '.cache/pre-commit'),
			GIT_CONFIG_GLOBAL: '/dev/null',
			GIT_AUTHOR_NAME: 'a',
			GIT_AUTHOR_EMAIL: 'a@example.com',
			GIT_COMMITTER_NAME: 'a',
			GIT_COMMITTER_EMAIL: 'a@example.com',
			PRE_COMMIT_COLOR: 'never',
		};
		for (const [name, text] of Object.entries(files)) {
			await mkdir(join(folder, name, '..'), { recursive: true });
			await writeFile(join(folder, name), text);
		}
		await run('git', ['init', '--quiet'], { cwd: folder, env });
		await run('git', ['add', '.'], { cwd: folder, env });
		const args = [...words, 'try-repo', root, 'kong-client-ip', '--all-files', '--verbose', ...extra];
		const { stdout, stderr, exitCode } = await run(program, args, { cwd: folder, env });
		return { exitCode, said: stdout + stderr };
	});
}

test.serial('good files pass, and those of other charts are left alone', async (t) => {
	const { exitCode, said } = await hook({
		'values.yaml': good,
		'deploy/values-prod.yml': good,
		'postgres/values.yaml': 'primary:\n  persistence: {}\n',
		'helmfile/values-list.yaml': '- values/common.yaml\n',
		'template/values.yaml': 'foo: {{- if x }}\n',
		'other.yaml': bad,
	});
	t.is(exitCode, 0, said);
	t.regex(said, /^values of the kong-client-ip chart\.+Passed$/m);
	t.regex(said, /^3 files not checked, since they are for other charts/m);
	t.notRegex(said, /other\.yaml/);
});

test.serial('a bad file fails, with our message', async (t) => {
	const { exitCode, said } = await hook({ 'values.yaml': good, 'deploy/values-prod.yaml': bad });
	t.is(exitCode, 1, said);
	t.regex(said, /^values of the kong-client-ip chart\.+Failed$/m);
	t.regex(
		said,
		/^deploy\/values-prod\.yaml:3:3: error: clientIp\.stratgy is not a value of this chart\. Remove it or correct its name\. Did you mean clientIp\.strategy\? \[key-unknown\]$/m,
	);
	t.notRegex(said, /^values\.yaml:/m);
});
