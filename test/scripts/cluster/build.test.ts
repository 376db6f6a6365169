// The build of the cluster's programs, as far as it can be known without building them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { kubernetesVersion, linkerFlags, programs } from '../../../scripts/cluster/build.ts';
import { quiet } from '../../../scripts/cluster/progress.ts';

test('the Kubernetes version is the one that go.mod pins', (t) => {
	t.regex(kubernetesVersion(), /^v1\.\d+\.\d+$/);
});

test('the linker sets the version, in whole and in parts', (t) => {
	const flags = linkerFlags('v1.36.3');
	t.true(flags.includes('-X k8s.io/component-base/version.gitVersion=v1.36.3'));
	t.true(flags.includes('-X k8s.io/component-base/version.gitMajor=1 '));
	t.true(flags.endsWith('-X k8s.io/component-base/version.gitMinor=36'));
});

test.serial('without Go the message says what to install, and no half-built folder stays', async (t) => {
	const directory = mkdtempSync(join(tmpdir(), 'cluster-build-'));
	const path = process.env.PATH;
	t.teardown(() => {
		process.env.PATH = path;
		rmSync(directory, { recursive: true });
	});
	const tools = mkdtempSync(join(tmpdir(), 'cluster-path-'));
	t.teardown(() => rmSync(tools, { recursive: true }));
	const nice = spawnSync('sh', ['-c', 'command -v nice'], { encoding: 'utf8' }).stdout.trim();
	symlinkSync(nice, join(tools, 'nice'));
	process.env.PATH = tools;
	await t.throwsAsync(programs(quiet, new AbortController().signal, directory), {
		name: 'UserError',
		message:
			'neither a Docker engine answers nor is there a "go" command: start Docker (the cluster is then made by kind), ' +
			'or install Go 1.26 or newer (it is then built from Go modules).',
	});
	t.deepEqual(readdirSync(directory), []);
});
