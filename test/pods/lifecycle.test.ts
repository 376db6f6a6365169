// `npm run cluster -- up --pods`: what it leaves behind, also when it is killed on the way.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { clusterPaths } from '../../scripts/cluster/paths.ts';
import type { Machines } from '../../scripts/cluster/pods/machines.ts';
import { run } from '../../scripts/tools/run.ts';
import { eventually } from '../cluster/support.ts';

const script = fileURLToPath(new URL('../../scripts/cluster.ts', import.meta.url));
// Should this process be killed, the next run of these tests removes it.
const paths = clusterPaths(`test-${process.pid}-pods`);
const command = (...args: string[]): string[] => ['--import', 'tsx', script, ...args, '--name', paths.name];
const cluster = (...args: string[]) => run(process.execPath, command(...args));
const kubectl = (...args: string[]) => run('kubectl', ['--kubeconfig', paths.kubeconfig, ...args]);

/** Settings of the whole machine that a kubelet likes to change. */
const settings = ['vm/overcommit_memory', 'kernel/panic', 'kernel/panic_on_oops', 'kernel/keys/root_maxkeys'];

/** What must be as it was. */
function surroundings(): unknown {
	return {
		interfaces: readdirSync('/sys/class/net'),
		settings: settings.map((name) => readFileSync(`/proc/sys/${name}`, 'utf8')),
		mounts: readFileSync('/proc/self/mounts', 'utf8'),
		folders: ['/var/lib/kubelet', '/run/containerd', '/var/log/pods'].filter(existsSync),
	};
}

const before = surroundings();

function isClean(t: ExecutionContext): void {
	const left = readdirSync('/proc').filter((pid) => {
		try {
			return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${paths.directory}/`);
		} catch {
			return false;
		}
	});
	t.deepEqual(left, []);
	// A group with a process in it could not have been removed.
	const groups = readdirSync('/sys/fs/cgroup').map((name) => join('/sys/fs/cgroup', name, 'kong-client-ip'));
	t.deepEqual(groups.map((group) => join(group, paths.name)).filter(existsSync), []);
	t.false(existsSync(paths.directory));
	t.deepEqual(surroundings(), before);
}

function nodeProcesses(): number[] {
	const { nodes, router } = JSON.parse(
		readFileSync(join(paths.directory, 'machines.json'), 'utf8'),
	) as Machines;
	return [...nodes, router].map(({ pid }) => pid);
}

test.afterEach.always(async () => {
	await cluster('down');
});

test.serial('down removes nodes and pods, and the machine is as it was', async (t) => {
	const made = await cluster('up', '--pods', '--by', 'modules');
	t.is(made.exitCode, 0, made.stderr);
	t.is((await kubectl('run', 'one', '--image=localhost/pause:1')).exitCode, 0);
	const waited = await kubectl('wait', '--for=condition=Ready', 'pod/one', '--timeout=60s');
	t.is(waited.exitCode, 0, waited.stderr);
	t.deepEqual(surroundings(), before);
	const pids = nodeProcesses();

	const down = await cluster('down');
	t.is(down.exitCode, 0, down.stderr);
	t.deepEqual(
		pids.filter((pid) => existsSync(`/proc/${pid}`)),
		[],
	);
	isClean(t);
});

test.serial('down removes what a killed up leaves, also when nobody wrote it down', async (t) => {
	const child = spawn(process.execPath, command('up', '--pods', '--by', 'modules'), { stdio: 'ignore' });
	await eventually(t, 'a containerd runs', async () =>
		existsSync(join(paths.logs, 'containerd-node-1.log')) ? true : undefined,
	);
	child.kill('SIGKILL');
	rmSync(paths.state, { force: true });
	const pids = nodeProcesses();
	t.true(pids.length === 3 && pids.every((pid) => existsSync(`/proc/${pid}`)));

	const down = await cluster('down');
	t.is(down.exitCode, 0, down.stderr);
	isClean(t);
});
