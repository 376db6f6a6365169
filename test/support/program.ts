// The program as users get it, started as a process.
import { join } from 'node:path';
import { builtProgram } from './built.ts';
import { runIn } from './run.ts';

/** For those who start it themselves. */
export const executable = join((await builtProgram()).folder, 'cli.cjs');

export interface Said {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

export interface HowToRun {
	readonly cwd?: string;
	/** What standard input holds; empty by default. */
	readonly input?: string | Uint8Array;
	/** Added to an environment that has little else. */
	readonly env?: NodeJS.ProcessEnv;
}

/** Runs the program to its end. A run of more than a minute fails by its exit code. */
export async function program(
	args: readonly string[],
	{ cwd, input = '', env }: HowToRun = {},
): Promise<Said> {
	const { exitCode, ...texts } = await runIn(
		{ PATH: process.env.PATH, ...env },
		process.execPath,
		['--max-old-space-size=512', executable, ...args],
		{ cwd, input, timeout: 60_000 },
	);
	return { code: exitCode ?? -1, ...texts };
}
