// The program as users get it: bundled once for a run of the tests, started as a process.
import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../scripts/build/bundle.ts';
import { folderUntilExit } from './folder.ts';
import { runIn } from './run.ts';

const folder = await bundledOnce();

/** For those who start it themselves. */
export const executable = join(folder, 'cli.cjs');

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

/** The folder of the program that all test files of this run share; whoever needs it first makes it. */
async function bundledOnce(): Promise<string> {
	const bundles = process.env.TEST_BUNDLES ?? folderUntilExit('test-program-');
	const shared = join(bundles, 'program');
	if (existsSync(shared)) return shared;
	const made = mkdtempSync(`${shared}-`);
	await bundle(made);
	try {
		renameSync(made, shared);
		return shared;
	} catch {
		// Another test file was faster.
		return made;
	}
}
