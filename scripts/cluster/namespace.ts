// Network namespaces that end with the process that made them. None has a name or a file: each lives as long as a
// sleeping process in it, and the kernel kills that process (and every program started here) when ours ends, however.
// The machines of a cluster with real pods are entered with the same functions, but last as long as the cluster.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A network namespace with loopback up. */
export interface Namespace {
	readonly name: string;
	/** A process in it. */
	readonly pid: number;
	/** Flags of nsenter for what else of that process is entered: `--mount`, say. */
	readonly also?: readonly string[];
}

/** A namespace with an owner here. */
export interface OwnNamespace extends Namespace {
	/** Removes it, its interfaces and whatever still runs in it. */
	close(): void;
}

/** A program in a namespace. */
export interface Program {
	readonly child: ChildProcess;
	/** What it has written so far. */
	output(): string;
	/** Ends it, and waits until it is gone. */
	stop(): Promise<void>;
}

/** Makes a namespace. Throws an Error that says so where the user may not. */
export async function makeNamespace(name: string): Promise<OwnNamespace> {
	const args = ['--pdeathsig', 'KILL', 'unshare', '--net', 'sleep', 'infinity'];
	const child = spawn('setpriv', args, { stdio: 'ignore' });
	const { pid = 0 } = child;
	const ours = readlinkSync('/proc/self/ns/net');
	while (namespaceOf(pid) === ours) {
		if (child.exitCode !== null) {
			throw new Error(
				'cannot make a network namespace: these tests need root (and setpriv, unshare, nsenter).',
			);
		}
		await sleep(10);
	}
	const namespace = { name, pid, close: () => void child.kill('SIGKILL') };
	ip(namespace, 'link set lo up');
	return namespace;
}

function namespaceOf(pid: number): string {
	try {
		return readlinkSync(`/proc/${pid}/ns/net`);
	} catch {
		return readlinkSync('/proc/self/ns/net');
	}
}

/** The words before a command that runs it in the namespace. */
export function entering({ pid, also = [] }: Namespace): string[] {
	return ['nsenter', '--target', String(pid), '--net', ...also, '--'];
}

/** The same for setpriv, so that the command ends with us. */
function inside(namespace: Namespace): string[] {
	return ['--pdeathsig', 'KILL', ...entering(namespace)];
}

/** Runs `ip` with the words of `command` in the namespace. Throws an Error with what it said when it fails. */
export function ip(namespace: Namespace, command: string): string {
	return runIn(namespace, 'ip', command.split(' '));
}

/** Runs a short program in the namespace and returns its output. Throws an Error with what it said when it fails. */
export function runIn(namespace: Namespace, program: string, args: readonly string[], input = ''): string {
	const { status, stdout, stderr, error } = spawnSync('setpriv', [...inside(namespace), program, ...args], {
		encoding: 'utf8',
		input,
	});
	if (status === 0) return stdout;
	throw new Error(`${program} ${args.join(' ')} in ${namespace.name}: ${error?.message ?? stderr}`);
}

/** Starts a program that stays, in the namespace. */
export function startIn(namespace: Namespace, program: string, args: readonly string[]): Program {
	const child = spawn('setpriv', [...inside(namespace), program, ...args], { stdio: 'pipe' });
	let output = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		output += text;
	});
	return {
		child,
		output: () => output,
		async stop() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGKILL');
			await gone;
		},
	};
}

/** Connects two namespaces by a cable: an interface in each, both up. */
export function connect(one: Namespace, oneEnd: string, other: Namespace, otherEnd: string): void {
	ip(one, `link add name ${oneEnd} type veth peer name ${otherEnd} netns ${other.pid}`);
	ip(one, `link set ${oneEnd} up`);
	ip(other, `link set ${otherEnd} up`);
}
