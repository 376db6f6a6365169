// How the cluster's processes are known from strangers. Linux only, as the code is.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { end, isAlive, scanFor, start } from '../../../scripts/cluster/processes.ts';

const logs = mkdtempSync(join(tmpdir(), 'cluster-processes-'));
test.after.always(() => rmSync(logs, { recursive: true }));
const sleeper = { name: 'sleeper', program: 'sleep', args: ['60'] };

test('a process is alive until it is ended', async (t) => {
	const record = await start(sleeper, logs);
	t.true(isAlive(record));
	t.deepEqual(await end([record]), []);
	t.false(isAlive(record));
});

test('a later process with the same id is a stranger: neither alive nor ended', async (t) => {
	const record = await start(sleeper, logs);
	const earlier = { ...record, started: '1' };
	t.false(isAlive(earlier));
	t.deepEqual(await end([earlier]), []);
	t.true(isAlive(record));
	await end([record]);
});

test('a process that ignores SIGTERM is killed', async (t) => {
	const script = 'trap "" TERM; echo ready; while :; do sleep 1; done';
	const record = await start({ name: 'stubborn', program: 'sh', args: ['-c', script] }, logs);
	while (!readFileSync(join(logs, 'stubborn.log'), 'utf8').includes('ready')) {
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	t.deepEqual(await end([record], 200), []);
	t.false(isAlive(record));
});

test('a program that does not exist rejects', async (t) => {
	await t.throwsAsync(start({ ...sleeper, program: join(logs, 'no-such-program') }, logs), {
		code: 'ENOENT',
	});
});

test('a scan finds our program by its arguments, and leaves a reader of our files alone', async (t) => {
	const directory = join(logs, 'cluster');
	const script = join(logs, 'ours.mjs');
	const wait = 'setTimeout(() => undefined, 60000)';
	const args = ['-e', wait, '--', script, `${directory}/kubeconfig`];
	const ours = await start({ name: 'ours', program: process.execPath, args }, logs);
	const reader = await start(
		{ name: 'reader', program: process.execPath, args: ['-e', wait, '--', `${directory}/log`] },
		logs,
	);
	t.deepEqual(
		scanFor(directory, join(logs, 'bin'), [script]).map(({ pid }) => pid),
		[ours.pid],
	);
	await end([ours, reader]);
});
