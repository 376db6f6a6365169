// `npm run ct`: what it asks of Docker and kind, with stand-ins for both on PATH, and what it says without them.
// The real chart is linted by .ci/run.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { install } from '../../scripts/chart-testing/install.ts';
import { lint } from '../../scripts/chart-testing/lint.ts';
import { folderUntilExit } from '../support/folder.ts';
import { run } from '../support/run.ts';
import { script } from '../support/script.ts';

const home = folderUntilExit('ct-test-');
const bin = join(home, 'bin');
const log = join(home, 'log');
mkdirSync(bin);
process.env.PATH = `${bin}:${process.env.PATH}`;

function program(name: string, script: string): void {
	writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >> ${log}\n${script}\n`, { mode: 0o755 });
}

function chartRoot(): string {
	const root = mkdtempSync(join(home, 'root-'));
	mkdirSync(join(root, 'chart'));
	writeFileSync(join(root, 'chart/Chart.yaml'), 'name: placeholder\n');
	return root;
}

/** Docker with an engine, whose containers end with this exit code. */
function dockerEngine(exitCode: number): void {
	program('docker', `case $1 in version) echo 28.0.1;; *) exit ${exitCode};; esac`);
}

function noDockerEngine(): void {
	program('docker', 'echo Cannot connect to the Docker daemon >&2; exit 1');
}

/** What was called since the last look, without the questions for Docker's version. */
function calls(): string[] {
	const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
	writeFileSync(log, '');
	return lines.filter((line) => !line.startsWith('docker version'));
}

test.serial('lints the chart by name in the pinned container, and hands on its exit code', async (t) => {
	const root = chartRoot();
	for (const exitCode of [0, 1]) {
		dockerEngine(exitCode);
		calls();
		t.is(await lint(root, ['--debug']), exitCode);
		const [only, ...more] = calls();
		t.deepEqual(more, []);
		t.true(only?.startsWith('docker run --rm '));
		t.true(only?.includes(` --volume ${root}:/data `));
		t.true(
			only?.endsWith(
				' --workdir /data quay.io/helm/chart-testing:v3.14.0 ct lint --config ct.yaml --charts chart --debug',
			),
		);
	}
});

test.serial('installs on a kind cluster that it makes and removes, also after a failure', async (t) => {
	const root = chartRoot();
	program('kind', 'test "$1" = get && echo internal-kubeconfig; exit 0');
	for (const exitCode of [0, 1]) {
		dockerEngine(exitCode);
		calls();
		t.is(await install(root), exitCode);
		const [create, get, docker, remove, ...more] = calls();
		t.deepEqual(more, []);
		t.is(create, 'kind create cluster --name kong-client-ip-ct --wait 120s');
		t.is(get, 'kind get kubeconfig --name kong-client-ip-ct --internal');
		t.regex(docker ?? '', / --network kind --env KUBECONFIG=\/kubeconfig --volume \S+:\/kubeconfig:ro /);
		t.regex(docker ?? '', / ct install --config ct\.yaml --charts chart$/);
		t.is(remove, 'kind delete cluster --name kong-client-ip-ct');
	}
});

test.serial('a cluster that cannot be made is removed and reported', async (t) => {
	program('kind', 'test "$1" != create');
	dockerEngine(0);
	calls();
	await t.throwsAsync(install(chartRoot()), {
		name: 'UserError',
		message: 'kind could not make the cluster kong-client-ip-ct (exit code 1), see above',
	});
	t.is(calls().at(-1), 'kind delete cluster --name kong-client-ip-ct');
});

test.serial('install says that it needs a Docker engine', async (t) => {
	noDockerEngine();
	await t.throwsAsync(install(chartRoot()), {
		name: 'UserError',
		message:
			'`npm run ct -- install` makes a kind cluster, which needs a Docker engine, and none answers: start Docker, or let CI run it',
	});
});

test.serial('says that there is no chart', async (t) => {
	const message = `chart/Chart.yaml is missing in ${home}: there is nothing to test`;
	await t.throwsAsync(lint(home), { name: 'UserError', message });
	await t.throwsAsync(install(home), { name: 'UserError', message });
});

test('refuses another command in one line, with exit code 2', async (t) => {
	t.deepEqual(await run(process.execPath, [...script('ct'), 'instal']), {
		stdout: '',
		stderr: 'ct: "instal" is not a command: npm run ct [-- lint|install] [options for ct]\n',
		exitCode: 2,
	});
});
