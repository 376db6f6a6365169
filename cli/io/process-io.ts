// The process as a command sees it.
import { fstatSync } from 'node:fs';
import type { Io } from './command.ts';
import { readBounded } from './read-bounded.ts';

/** Standard streams, environment and working directory of this process. */
export function processIo(): Io {
	return {
		stdout: (text) => write(process.stdout, text),
		stderr: (text) => write(process.stderr, text),
		stdin: async (limit) => readBounded(0, limit),
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

/** A reader that has seen enough (`| head`) closes the pipe: that is no error. */
const leave = (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit();
};

function write(stream: NodeJS.WriteStream, text: string): void {
	if (stream.listenerCount('error') === 0) stream.on('error', leave);
	stream.write(text);
}
