// A lock file between processes of one or several machines: held while its owner keeps touching it.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const pollMs = 100;
const heartbeatMs = 1000;
/** A lock whose owner has not touched it for so long is dead, whatever its process id says. */
const deadAfterMs = 30000;

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

function take(file) {
	try {
		fs.writeFileSync(file, `${process.pid} ${os.hostname()} ${Date.now()}`, { flag: 'wx' });
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
		return false;
	}
}

/** Removes the lock of a process that was killed. Renaming first lets only one of several waiters do it. */
function breakIfDead(file) {
	const aside = `${file}.${process.pid}`;
	try {
		const owner = fs.readFileSync(file, 'utf8');
		const age = Date.now() - fs.statSync(file).mtimeMs;
		const [pid, host] = owner.split(' ');
		const dead = age > deadAfterMs || (host === os.hostname() && !isAlive(Number(pid)));
		if (!dead) return;
		fs.renameSync(file, aside);
		if (fs.readFileSync(aside, 'utf8') !== owner) fs.linkSync(aside, file);
		fs.unlinkSync(aside);
	} catch (error) {
		// Gone or taken meanwhile: its owner finished, or another waiter was quicker.
		if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
	}
}

/**
 * Does `work` while no other process does it under the same lock file; waits for as long as that takes.
 * A lock of a killed process is taken over. Throws what `work` throws.
 */
export async function withLock(file, work) {
	fs.mkdirSync(path.dirname(file), { recursive: true });
	while (!take(file)) {
		breakIfDead(file);
		await new Promise((resolve) => setTimeout(resolve, pollMs));
	}
	const heartbeat = setInterval(() => fs.utimes(file, new Date(), new Date(), () => {}), heartbeatMs);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		fs.rmSync(file, { force: true });
	}
}
