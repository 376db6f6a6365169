// The machines of a cluster with real pods, as namespaces: each lives as long as a process that only waits in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../../readers/user-error.ts';
import { connect, ip, type Namespace, runIn } from '../namespace.ts';
import type { ClusterPaths } from '../paths.ts';
import type { ProcessRecord, ProcessSpec } from '../processes.ts';
import { type NodeLayout, nodes, router } from './layout.ts';

/** The namespaces, by the ids of the processes that hold them. The tests read them from a file of this shape. */
export interface Machines {
	/** Connects the nodes; a test connects its clients to it. */
	readonly router: Namespace;
	readonly nodes: readonly (Namespace & NodeLayout)[];
	/** Where the programs of the nodes lie. */
	readonly programs: string;
}

/**
 * Starts the holders and cables them up. A node has a process namespace of its own too: when its first process ends,
 * the kernel ends all the others, and with the last of them every mount goes.
 */
export async function makeMachines(
	paths: ClusterPaths,
	programs: string,
	run: (spec: ProcessSpec) => Promise<ProcessRecord>,
): Promise<Machines> {
	const hold = async (name: string, flags: readonly string[]): Promise<ProcessRecord> => {
		// The argument is not read: by it `down` recognises the process.
		const args = [...flags, join(programs, 'pause'), join(paths.directory, name)];
		return await run({ name, program: 'unshare', args });
	};
	const middle = { name: 'router', pid: (await hold('router', ['--net'])).pid };
	await until(() => readFileSync(`/proc/${middle.pid}/cmdline`, 'utf8').includes('pause'));
	shell(middle, `${forward}\nip link set lo up\nip link add name lan type bridge\nip link set lan up`);
	ip(middle, `address add ${router.address}/24 dev lan`);
	const own = ['--net', '--mount', '--uts', '--ipc', '--pid', '--fork', '--kill-child', '--mount-proc'];
	const made = [];
	for (const node of nodes) {
		const holder = await hold(node.name, own);
		const pid = await until(() => Number(readFileSync(children(holder.pid), 'utf8').trim()));
		await until(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('pause'));
		const machine = { ...node, pid, also: ['--mount', '--uts', '--ipc', '--pid'] };
		connect(middle, node.name, machine, 'eth0');
		ip(middle, `link set ${node.name} master lan`);
		shell(machine, `${forward}\nip link set lo up\nhostname ${node.name}`);
		ip(machine, `address add ${node.address}/24 dev eth0`);
		ip(machine, `route add default via ${router.address}`);
		ip(middle, `route add ${node.pods} via ${node.address}`);
		made.push(machine);
	}
	return { router: middle, nodes: made, programs };
}

const forward = 'echo 1 > /proc/sys/net/ipv4/ip_forward';

function shell(machine: Namespace, script: string): void {
	runIn(machine, 'sh', ['-ec', script]);
}

function children(pid: number): string {
	return `/proc/${pid}/task/${pid}/children`;
}

/** Asks until the answer is neither false, 0 nor an exception. */
async function until<T>(look: () => T): Promise<T> {
	for (let tries = 0; tries < 500; tries += 1) {
		try {
			const found = look();
			if (found) return found;
		} catch {
			// Not there yet.
		}
		await sleep(10);
	}
	throw new UserError('namespaces cannot be created: real pods need root on Linux, and unshare and nsenter.');
}
