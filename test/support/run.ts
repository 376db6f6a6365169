// Starts other programs for tests, from a process that is small: the system copies the page tables of whoever starts a program, and a
// process of tests has grown to a gigabyte.
import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { RunOptions, RunResult } from '../../scripts/tools/run.ts';

interface HowToRun {
	readonly cwd?: string | undefined;
	readonly input?: string | Uint8Array | undefined;
	/** In milliseconds. */
	readonly timeout?: number | undefined;
}

interface Ended {
	readonly stdout: string;
	readonly stderr: string;
	/** Null where a signal ended it. */
	readonly exitCode: number | null;
}

type Answer = { readonly id: number } & (Ended | { readonly failure: string });

const waiting = new Map<number, (answer: Answer) => void>();
let started: ChildProcess | undefined;
let count = 0;

function starter(): ChildProcess {
	if (started) return started;
	const child = fork(resolve(import.meta.dirname, '../run/starter.mjs'), {
		serialization: 'advanced',
		execArgv: [],
	});
	child.on('message', (answer: Answer) => {
		waiting.get(answer.id)?.(answer);
		waiting.delete(answer.id);
		if (waiting.size === 0) child.channel?.unref();
	});
	child.unref();
	started = child;
	return child;
}

/** Runs a program with the whole of its environment given, and keeps what it says. Throws where it cannot be started. */
export async function runIn(
	env: NodeJS.ProcessEnv,
	program: string,
	args: readonly string[],
	{ cwd = process.cwd(), input = '', timeout }: HowToRun = {},
): Promise<Ended> {
	const child = starter();
	const id = count++;
	child.channel?.ref();
	const answer = await new Promise<Answer>((done) => {
		waiting.set(id, done);
		child.send({ id, program, args, input, options: { cwd, env, timeout } });
	});
	if ('failure' in answer) throw new Error(answer.failure);
	const { stdout, stderr, exitCode } = answer;
	return { stdout, stderr, exitCode };
}

/** As `run` of scripts/tools/run.ts. */
export async function run(
	program: string,
	args: readonly string[],
	{ env, ...options }: RunOptions = {},
): Promise<RunResult> {
	const { exitCode, ...texts } = await runIn({ ...process.env, ...env }, program, args, options);
	return { ...texts, exitCode: exitCode ?? 1 };
}
