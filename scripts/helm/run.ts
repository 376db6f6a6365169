// Runs Helm and hands back what it said, whatever its exit code.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { UserError } from '../user-error.ts';
import { type Helm, helm } from './find.ts';

export interface RunOptions {
	/** Which Helm; by default the one that {@link helm} finds. */
	helm?: Helm;
	/** What it reads on standard input. */
	input?: string | Uint8Array;
	cwd?: string;
	/** Added to the environment. */
	env?: NodeJS.ProcessEnv;
}

export interface RunResult {
	stdout: string;
	stderr: string;
	/** 0 for success; 128 plus the signal's number is not distinguished: a killed Helm gives 1. */
	exitCode: number;
}

/** Runs Helm with `args`. Throws a {@link UserError} only where no Helm can be found or started. */
export async function runHelm(args: string[], options: RunOptions = {}): Promise<RunResult> {
	const program = options.helm ?? (await helm());
	const child = spawn(program.path, args, {
		cwd: options.cwd,
		env: { ...process.env, ...options.env },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	// A Helm that stops before it has read its input must not raise EPIPE here.
	child.stdin.on('error', () => {});
	child.stdin.end(options.input ?? '');
	try {
		const [stdout, stderr, [exitCode]] = await Promise.all([
			text(child.stdout),
			text(child.stderr),
			once(child, 'close') as Promise<[number | null]>,
		]);
		return { stdout, stderr, exitCode: exitCode ?? 1 };
	} catch (error) {
		throw new UserError(`${program.path} cannot be started: ${(error as Error).message}`);
	}
}
