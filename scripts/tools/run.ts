// Starts other programs: with their output kept, or shown.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { UserError } from '../../readers/user-error.ts';

export interface RunOptions {
	/** What the program reads on standard input; nothing by default. */
	input?: string | Uint8Array;
	cwd?: string;
	/** Added to the environment. */
	env?: NodeJS.ProcessEnv;
	/** Killed after so many milliseconds; never by default. */
	timeout?: number;
}

export interface RunResult {
	stdout: string;
	stderr: string;
	/** The program's own; 1 where a signal ended it. */
	exitCode: number;
}

function start(program: string, args: string[], options: RunOptions, output: 'pipe' | 'inherit') {
	const { cwd, timeout } = options;
	const env = { ...process.env, ...options.env };
	const child = spawn(program, args, { cwd, timeout, env, stdio: ['pipe', output, output] });
	// A program that stops before it has read its input must not raise EPIPE here.
	child.stdin?.on('error', () => {});
	child.stdin?.end(options.input ?? '');
	return child;
}

function cannotStart(program: string, error: unknown): UserError {
	return new UserError(`${program} cannot be started: ${(error as Error).message}`);
}

/** Runs a program and keeps what it says. Throws a {@link UserError} only where it cannot be started. */
export async function run(program: string, args: string[], options: RunOptions = {}): Promise<RunResult> {
	const child = start(program, args, options, 'pipe');
	try {
		const [stdout, stderr, [exitCode]] = await Promise.all([
			child.stdout ? text(child.stdout) : '',
			child.stderr ? text(child.stderr) : '',
			once(child, 'close') as Promise<[number | null]>,
		]);
		return { stdout, stderr, exitCode: exitCode ?? 1 };
	} catch (error) {
		throw cannotStart(program, error);
	}
}

/** Runs a program whose output the user sees. Returns its exit code; throws as {@link run} does. */
export async function runVisibly(program: string, args: string[], options: RunOptions = {}): Promise<number> {
	try {
		const [exitCode] = (await once(start(program, args, options, 'inherit'), 'close')) as [number | null];
		return exitCode ?? 1;
	} catch (error) {
		throw cannotStart(program, error);
	}
}
