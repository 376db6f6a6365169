// Starts, recognises and ends the processes of a cluster. Linux only: identity comes from /proc.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process and what tells it from a later one with the same id: its start in clock ticks since boot. */
export interface ProcessRecord {
	readonly name: string;
	readonly pid: number;
	readonly started: string;
}

/** What to run; `marker` in scanFor() must occur in `args`, so that a process nobody recorded can be found again. */
export interface ProcessSpec {
	readonly name: string;
	readonly program: string;
	readonly args: readonly string[];
	readonly cwd?: string;
}

/** Field 22 of /proc/PID/stat, or undefined when there is no such process or only its zombie is left. */
export function startOf(pid: number): string | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The command name may hold spaces and parentheses, so fields are counted from the last ")".
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
	} catch {
		return undefined;
	}
}

/** Whether exactly the recorded process still runs. */
export function isAlive(record: ProcessRecord): boolean {
	return startOf(record.pid) === record.started;
}

/** Starts a process that outlives us, its output in `<logs>/<name>.log`. Throws when the program cannot be run. */
export function start(spec: ProcessSpec, logs: string): Promise<ProcessRecord> {
	const log = openSync(join(logs, `${spec.name}.log`), 'a', 0o600);
	const child = spawn(spec.program, spec.args, {
		detached: true,
		stdio: ['ignore', log, log],
		cwd: spec.cwd,
	});
	closeSync(log);
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('spawn', () => {
			child.unref();
			const pid = child.pid ?? 0;
			// A process that has already ended has no start time; an empty one never counts as alive.
			resolve({ name: spec.name, pid, started: startOf(pid) ?? '' });
		});
	});
}

/**
 * Finds running processes that belong to a cluster though no record names them (an `up` killed between start and
 * record): some argument lies below `directory`, and the program is one of ours (below `binaries`, or one of `scripts`
 * is among its arguments), so that a reader's `tail -f` on a log is left alone.
 */
export function scanFor(directory: string, binaries: string, scripts: readonly string[]): ProcessRecord[] {
	const found: ProcessRecord[] = [];
	for (const entry of readdirSync('/proc')) {
		const pid = Number(entry);
		if (!Number.isInteger(pid) || pid === process.pid) continue;
		try {
			const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
			if (!args.some((arg) => arg.includes(`${directory}/`))) continue;
			const program = readlinkSync(`/proc/${pid}/exe`);
			if (!program.startsWith(`${binaries}/`) && !scripts.some((script) => args.includes(script))) continue;
			const started = startOf(pid);
			if (started !== undefined) found.push({ name: program.split('/').at(-1) ?? entry, pid, started });
		} catch {
			// It ended meanwhile, or belongs to another user and so is not ours.
		}
	}
	return found;
}

/** Ends the processes: SIGTERM, and SIGKILL for what is left after `patience` milliseconds. Returns those that stay. */
export async function end(records: readonly ProcessRecord[], patience = 2000): Promise<ProcessRecord[]> {
	const signal = (name: NodeJS.Signals): void => {
		for (const record of records.filter(isAlive)) {
			try {
				process.kill(record.pid, name);
			} catch {
				// Gone between the look and the signal.
			}
		}
	};
	const gone = async (milliseconds: number): Promise<boolean> => {
		const until = performance.now() + milliseconds;
		while (records.some(isAlive)) {
			if (performance.now() > until) return false;
			await sleep(50);
		}
		return true;
	};
	signal('SIGTERM');
	if (!(await gone(patience))) {
		signal('SIGKILL');
		await gone(5000);
	}
	return records.filter(isAlive);
}
