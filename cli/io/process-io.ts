// The process as a command sees it.
import { fstatSync, writeSync } from 'node:fs';
import type { Io } from './command.ts';
import { readBounded } from './read-bounded.ts';

/** Standard streams, environment and working directory of this process. */
export function processIo(): Io {
	return {
		stdout: (text) => write('stdout', text),
		stderr: (text) => write('stderr', text),
		styled: write,
		stdin: async (limit) => {
			// Loaded here, since it takes as long as a clean file. Who named no file sees why nothing happens.
			const { isatty } = await import('node:tty');
			if (isatty(0)) write('stderr', 'Reading standard input; Ctrl-D ends it.\n');
			return readBounded(0, limit);
		},
		env: process.env,
		cwd: process.cwd(),
		get isTerminal() {
			return isTerminal();
		},
		get columns() {
			return isTerminal() ? process.stdout.columns : undefined;
		},
		today: () => new Date().toISOString().slice(0, 10),
	};
}

/** A pipe or a file is recognised without process.stdout, which takes longer to set up than a clean file to check. */
function isTerminal(): boolean {
	try {
		return fstatSync(1).isCharacterDevice() && process.stdout.isTTY === true;
	} catch {
		// Closed by who started us.
		return false;
	}
}

/** An answer that nobody gets whole is none: exit code 2. Whose reader has enough, as `head` has, knows why. */
function leave(stream: 'stdout' | 'stderr', { code, message }: NodeJS.ErrnoException): never {
	if (stream === 'stdout' && code !== 'EPIPE')
		sayLast(`standard output cannot be written: ${code === 'ENOSPC' ? 'the disk is full' : message}`);
	return process.exit(2);
}

/** Past streams that may be broken themselves. */
export function sayLast(sentence: string): void {
	try {
		writeSync(2, `kong-client-ip: ${sentence}.\n`);
	} catch {
		// Nobody listens there either.
	}
}

function write(name: 'stdout' | 'stderr', text: string): void {
	// A stream that nobody has asked for is not set up.
	if (text === '') return;
	const stream = process[name];
	if (stream.listenerCount('error') === 0) stream.on('error', (error) => leave(name, error));
	stream.write(text);
}
