// The command line without a process of its own: the same arguments, files, output and exit code, for a tenth of the time. What only a
// process has (the bundle, its streams, its limits of memory) is tested with program.ts.
import { main } from '../../cli/main.ts';
import { fakeIo } from './fake-io.ts';
import type { HowToRun, Said } from './program.ts';

/** Runs a command to its end. */
export async function runCommand(
	args: readonly string[],
	{ cwd = '/', input = '', env }: HowToRun = {},
): Promise<Said> {
	const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
	const io = fakeIo({
		cwd,
		stdin: async (limit = bytes.length) => bytes.subarray(0, limit + 1),
		env: { PATH: process.env.PATH, ...env },
	});
	const code = await main(args, io);
	return { code, ...io.said };
}
