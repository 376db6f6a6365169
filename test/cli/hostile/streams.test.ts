// Output that nobody can take: one line, exit code 2, no stack trace, and no half file.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { withFolder } from '../../support/helm.ts';
import { executable } from '../../support/program.ts';

/** Runs a line of the shell in which "$0" "$1" is the program. */
async function shell(line: string, cwd: string): Promise<{ code: number; said: string }> {
	const args = ['-c', line, process.execPath, executable];
	return promisify(execFile)('/bin/bash', args, { cwd }).then(
		({ stderr }) => ({ code: 0, said: stderr }),
		({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
	);
}

test('a full disk is said, and of a reader that is gone nothing', async (t) => {
	await withFolder(async (cwd) => {
		const [full, gone] = await Promise.all([
			shell('"$0" "$1" load-balancers > /dev/full', cwd),
			// It writes when nobody reads any more.
			shell('set -o pipefail; (sleep 0.2; exec "$0" "$1" load-balancers) | true', cwd),
		]);
		t.deepEqual(full, {
			code: 2,
			said: 'kong-client-ip: standard output cannot be written: the disk is full.\n',
		});
		t.deepEqual(gone, { code: 2, said: '' });
	});
});

test('a report that does not fit leaves the old file, and nothing beside it', async (t) => {
	await withFolder(async (cwd) => {
		writeFileSync(join(cwd, 'values.yaml'), 'clientIp: {strategy: autp}\n');
		writeFileSync(join(cwd, 'report.sarif'), 'old');
		// One block of a file at most.
		const { code, said } = await shell(
			'ulimit -f 1; "$0" "$1" validate --format sarif=report.sarif values.yaml',
			cwd,
		);
		t.is(code, 2);
		t.regex(said, /^kong-client-ip: .*report\.sarif cannot be written: .*\n$/);
		t.is(readFileSync(join(cwd, 'report.sarif'), 'utf8'), 'old');
		t.deepEqual(readdirSync(cwd).sort(), ['report.sarif', 'values.yaml']);
	});
});
