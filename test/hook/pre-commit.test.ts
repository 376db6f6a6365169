// The hook under the real pre-commit, in a scratch repository: a good file passes, a bad one fails with our message.
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import { preCommit, pythonTool } from '../../scripts/tools/python/python-tool.ts';
import { run } from '../../scripts/tools/run.ts';
import { withFolder } from '../support/helm.ts';
import { executable } from '../support/program.ts';

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
async function hook(
	files: { readonly [name: string]: string },
	{ id = 'kong-client-ip', path = '', config = '' }: { id?: string; path?: string; config?: string } = {},
) {
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
			...(path === '' ? {} : { PATH: `${path}:${process.env.PATH}` }),
		};
		for (const [name, text] of Object.entries(files)) {
			await mkdir(join(folder, name, '..'), { recursive: true });
			await writeFile(join(folder, name), text);
		}
		if (config !== '') await writeFile(join(folder, '.pre-commit-config.yaml'), config);
		await run('git', ['init', '--quiet'], { cwd: folder, env });
		await run('git', ['add', '.'], { cwd: folder, env });
		const how = config === '' ? ['try-repo', root] : ['run'];
		const args = [...words, ...how, id, '--all-files', '--verbose'];
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

/** Docker's client as pre-commit calls it, with the image's entrypoint on this machine: its folder is mounted as /src. */
const docker = `#!/bin/sh
case $1 in
system) echo '{}' ;;
run)
	while [ "$1" != --workdir ]; do shift; done
	[ "$2" = /src ] || exit 9
	shift 2
	echo "image $1"
	shift
	exec node ${executable} "$@"
	;;
*) exit 9 ;;
esac
`;

test.serial('the container hook: the image of this version, with the same files and findings', async (t) => {
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
	await withFolder(async (path) => {
		await writeFile(join(path, 'docker'), docker, { mode: 0o755 });
		const id = 'kong-client-ip-container';
		const { exitCode, said } = await hook({ 'values.yaml': good, 'values-prod.yaml': bad }, { id, path });
		t.is(exitCode, 1, said);
		t.regex(said, new RegExp(`^image ghcr.io/kong-client-ip/kong-client-ip:${version}$`, 'm'));
		t.regex(said, /^values-prod\.yaml:3:3: error: clientIp\.stratgy is not a value of this chart\./m);
	});
});

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: kong }
spec:
  selector: { matchLabels: { app: kong } }
  template:
    metadata: { labels: { app: kong } }
    spec: { containers: [{ name: proxy, image: 'kong:3.9.3', env: [{ name: KONG_TRUSTED_IPS, value: 0.0.0.0/0 }] }] }
`;
const service = `apiVersion: v1
kind: Service
metadata: { name: kong }
spec: { type: LoadBalancer, externalTrafficPolicy: Local, selector: { app: kong }, ports: [{ port: 80, targetPort: 8000 }] }
`;

test.serial('the hook for manifests checks all that are named, together', async (t) => {
	const files = {
		'rendered/service.yaml': service,
		'rendered/deployment.yaml': deployment,
		'other.yaml': 'a: b\n',
	};
	// What is committed, since only a configuration gives a hook arguments.
	const { stdout: rev } = await run('git', ['rev-parse', 'HEAD'], { cwd: root });
	const config = `repos:
  - repo: ${root}
    rev: ${rev.trim()}
    hooks:
      - id: kong-client-ip-check
        files: ^rendered/
        args: [rendered/service.yaml, rendered/deployment.yaml]
`;
	const { exitCode, said } = await hook(files, { id: 'kong-client-ip-check', config });
	t.is(exitCode, 1, said);
	t.regex(said, /^the client address in manifests of Kong\.+Failed$/m);
	t.regex(said, /^rendered\/deployment\.yaml:8:\d+: error: .*\[forgeable-everyone\]$/m);
});
