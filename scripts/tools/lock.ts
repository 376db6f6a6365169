// A lock file between processes of one machine.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const pollMs = 100;

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

function take(file: string): boolean {
	try {
		writeFileSync(file, `${process.pid} ${Date.now()}`, { flag: 'wx' });
		return true;
	} catch (error) {
		if (codeOf(error) !== 'EEXIST') throw error;
		return false;
	}
}

/** Removes the lock of a process that was killed. Renaming first lets only one of several waiters do it. */
function breakIfDead(file: string): void {
	const aside = `${file}.${process.pid}`;
	try {
		const owner = readFileSync(file, 'utf8');
		if (isAlive(Number.parseInt(owner, 10))) return;
		renameSync(file, aside);
		if (readFileSync(aside, 'utf8') !== owner) linkSync(aside, file);
		unlinkSync(aside);
	} catch (error) {
		// Gone or taken meanwhile: its owner finished, or another waiter was quicker.
		if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
	}
}

/**
 * Does `work` while no other process does it under the same lock file; waits for as long as that takes.
 * A lock of a killed process is taken over. Throws what `work` throws.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
	mkdirSync(dirname(file), { recursive: true });
	while (!take(file)) {
		breakIfDead(file);
		await setTimeout(pollMs);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}
