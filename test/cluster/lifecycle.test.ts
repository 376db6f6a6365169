// `npm run cluster`: what it says and what it leaves behind, also when something goes wrong on the way.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { clusterPaths } from '../../scripts/cluster/paths.ts';
import { readState } from '../../scripts/cluster/state.ts';
import { run } from '../../scripts/tools/run.ts';
import { eventually } from './support.ts';

const script = fileURLToPath(new URL('../../scripts/cluster.ts', import.meta.url));
const paths = clusterPaths('lifecycle');
const command = (...args: string[]): string[] => ['--import', 'tsx', script, ...args, '--name', 'lifecycle'];
const cluster = (...args: string[]) => run(process.execPath, command(...args));
const up = (...args: string[]) => cluster('up', '--by', 'modules', ...args);

/** Every process, ours or not, whose arguments name a file of the cluster. */
function processes(): string[] {
	return readdirSync('/proc')
		.filter((entry) => /^\d+$/.test(entry))
		.map((pid) => {
			try {
				return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
			} catch {
				return '';
			}
		})
		.filter((line) => line.includes(`${paths.directory}/`));
}

function isClean(t: ExecutionContext): void {
	t.deepEqual(processes(), []);
	t.false(existsSync(paths.directory));
}

test.afterEach.always(async () => {
	await cluster('down');
});

test.serial(
	'up prints a kubeconfig that only its owner reads, status agrees, down leaves nothing',
	async (t) => {
		const made = await up();
		t.is(made.exitCode, 0, made.stderr);
		t.is(made.stdout, `${paths.kubeconfig}\n`);
		t.is(statSync(paths.kubeconfig).mode & 0o777, 0o600);
		t.is(statSync(paths.pki).mode & 0o777, 0o700);

		const well = await cluster('status');
		t.deepEqual([well.exitCode, well.stdout], [0, `cluster "lifecycle" is up: ${paths.kubeconfig}\n`]);

		const before = readState(paths)?.processes;
		const again = await up();
		t.deepEqual([again.exitCode, again.stderr], [0, 'cluster "lifecycle" is already up\n']);
		t.deepEqual(readState(paths)?.processes, before);

		t.is((await cluster('down')).exitCode, 0);
		isClean(t);
		const gone = await cluster('status');
		t.deepEqual(
			[gone.exitCode, gone.stdout],
			[1, 'cluster "lifecycle" is not up: run "npm run cluster up".\n'],
		);
		t.deepEqual(await cluster('down'), {
			exitCode: 0,
			stdout: '',
			stderr: 'cluster "lifecycle" is not up\n',
		});
	},
);

test.serial('a killed API server is noticed by status, and up makes the cluster anew', async (t) => {
	t.is((await up()).exitCode, 0);
	const server = readState(paths)?.processes.find(({ name }) => name === 'kube-apiserver');
	process.kill(server?.pid ?? Number.NaN, 'SIGKILL');
	const broken = await eventually(t, 'status sees it', async () => {
		const status = await cluster('status');
		return status.exitCode === 1 ? status : undefined;
	});
	t.regex(
		broken.stdout,
		new RegExp(`^kube-apiserver \\(process ${server?.pid}\\) is gone; it last wrote: .+\\.$`, 'm'),
	);
	t.regex(broken.stdout, /^Run "npm run cluster up" to make it again, or "npm run cluster down"\.$/m);

	const anew = await up();
	t.is(anew.exitCode, 0, anew.stderr);
	t.regex(anew.stderr, /^cluster "lifecycle" is not complete, so it is made again: kube-apiserver/m);
	t.is((await cluster('status')).exitCode, 0);
});

test.serial('down removes what a killed up leaves, also processes that nobody wrote down', async (t) => {
	const child = spawn(process.execPath, command('up', '--by', 'modules'), { stdio: 'ignore' });
	await eventually(t, 'etcd runs', async () => processes().find((line) => line.includes('/etcd ')));
	child.kill('SIGKILL');
	await sleep(500);
	rmSync(paths.state, { force: true });
	t.not(processes().length, 0);

	t.deepEqual(
		(await cluster('status')).stdout.split('\n')[0],
		'A "cluster up" has not finished, or was killed.',
	);
	t.is((await cluster('down')).exitCode, 0);
	isClean(t);
});

test.serial('an interrupted up removes what it started', async (t) => {
	const child = spawn(process.execPath, command('up', '--by', 'modules'), {
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let said = '';
	child.stderr.setEncoding('utf8').on('data', (text) => {
		said += text;
	});
	await eventually(t, 'etcd runs', async () => processes().find((line) => line.includes('/etcd ')));
	child.kill('SIGINT');
	const code = await new Promise((resolve) => child.once('close', resolve));
	t.is(code, 2);
	t.is(said.trimEnd().split('\n').at(-1), 'cluster: interrupted; what was started has been removed again.');
	isClean(t);
});

test.serial('of two ups at once one makes the cluster and the other says why it does not', async (t) => {
	const [one, other] = await Promise.all([up(), up()]);
	t.deepEqual([one.exitCode, other.exitCode].sort(), [0, 2]);
	t.is(
		(one.exitCode === 2 ? one : other).stderr,
		'cluster: another "cluster up" or "cluster down" is at work on cluster "lifecycle": wait until it has finished.\n',
	);
	t.is((await cluster('status')).exitCode, 0);
});

test.serial('a port that is in use is named, and nothing is left', async (t) => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	const refused = await up('--port', String(port));
	server.close();
	t.is(refused.exitCode, 2);
	t.is(
		refused.stderr.trimEnd().split('\n').at(-1),
		`cluster: port ${port} of 127.0.0.1 is in use: name another with --port, or leave --port out.`,
	);
	isClean(t);
});

test.serial(
	'a program that ends while it starts is named with its last words, and nothing is left',
	async (t) => {
		const child = spawn(process.execPath, command('up', '--by', 'modules'), {
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		let said = '';
		child.stderr.setEncoding('utf8').on('data', (text) => {
			said += text;
		});
		const closed = new Promise((resolve) => child.once('close', resolve));
		const etcd = await eventually(t, 'etcd runs', async () =>
			readState(paths)?.processes.find(({ name }) => name === 'etcd'),
		);
		process.kill(etcd.pid, 'SIGKILL');
		t.is(await closed, 2);
		t.regex(said, /^cluster: etcd ended while it started: .+\.$/m);
		isClean(t);
	},
);
