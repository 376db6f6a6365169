// The kind way of `cluster up`, with programs that only pretend: which words kind gets, and what a failure leaves.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { clusterPaths } from '../../../scripts/cluster/paths.ts';
import { run } from '../../support/run.ts';
import { script } from '../../support/script.ts';

test('where Docker answers, kind makes the cluster; when it cannot, its words are shown and nothing is left', async (t) => {
	const folder = mkdtempSync(join(tmpdir(), 'cluster-kind-'));
	t.teardown(() => rmSync(folder, { recursive: true }));
	const calls = join(folder, 'calls');
	const program = (name: string, text: string): void =>
		writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
	program('docker', 'echo 29.0.0');
	program('kind', `echo "$@" >> ${calls}\n[ "$1" = delete ] || { echo "ERROR: no space left" >&2; exit 1; }`);

	const paths = clusterPaths('fake-kind');
	const env = { PATH: `${folder}:${process.env.PATH}` };
	const { exitCode, stdout, stderr } = await run(
		process.execPath,
		[...script('cluster'), 'up', '--name', 'fake-kind'],
		{ env },
	);
	t.deepEqual([exitCode, stdout], [2, '']);
	t.true(stderr.endsWith('cluster: kind create cluster failed: ERROR: no space left.\n'), stderr);
	t.false(existsSync(paths.directory));
	const name = ['--name', 'kong-client-ip-fake-kind', '--kubeconfig', paths.kubeconfig].join(' ');
	t.is(readFileSync(calls, 'utf8'), `create cluster ${name} --wait 180s\ndelete cluster ${name}\n`);
});
