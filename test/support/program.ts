// The program as users get it: bundled once for a run of the tests, started as a process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { bundle } from '../../scripts/build/bundle.ts';
import { folderUntilExit } from './folder.ts';

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
	const child = spawn(process.execPath, ['--max-old-space-size=512', executable, ...args], {
		cwd,
		env: { PATH: process.env.PATH, ...env },
		timeout: 60_000,
	});
	// A program that does not read its input may be gone before it is written.
	child.stdin.on('error', () => {});
	child.stdin.end(input);
	const [stdout, stderr, [code]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'close') as Promise<[number | null]>,
	]);
	return { code: code ?? -1, stdout, stderr };
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
