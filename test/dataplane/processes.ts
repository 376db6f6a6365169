// Starts programs on loopback from a configuration text, and ends them again.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A running program and how to end it. */
export interface Running {
	readonly stop: () => Promise<void>;
}

const TOOLS = {
	nginx: {
		version: ['-v'],
		run: (file: string, folder: string) => ['-p', folder, '-e', 'stderr', '-c', file],
	},
	haproxy: { version: ['-v'], run: (file: string) => ['-db', '-f', file] },
} as const;

/**
 * Starts the program and waits until it listens on all ports.
 * @throws {Error} naming the program when it is not installed, or with its output when it ends.
 */
export async function start(
	tool: keyof typeof TOOLS,
	configuration: string,
	ports: readonly number[],
): Promise<Running> {
	requireTool(tool);
	return startProgram({ words: [tool], run: TOOLS[tool].run, file: `${tool}.conf`, configuration }, ports);
}

/** A program, what it reads, and the arguments by which it reads that. */
export interface Program {
	/** The words that start it. */
	readonly words: readonly [string, ...string[]];
	readonly file: string;
	readonly configuration: string;
	readonly run: (file: string, folder: string) => string[];
}

/**
 * Starts the program in a folder of its own, which is its home, too, and waits until it listens on all ports.
 * @throws {Error} with its output when it ends.
 */
export async function startProgram(
	{ words: [program, ...words], file: name, configuration, run }: Program,
	ports: readonly number[],
): Promise<Running> {
	const tool = basename(name, '.conf');
	const folder = mkdtempSync(join(tmpdir(), `${tool}-`));
	const file = join(folder, name);
	writeFileSync(file, configuration);
	const child = spawn(program, [...words, ...run(file, folder)], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, HOME: folder },
	});
	// Also when the test itself ends unexpectedly, nothing is left running.
	const killed = (): boolean => child.kill();
	process.once('exit', killed);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
	const stop = async (): Promise<void> => {
		await end(child);
		process.off('exit', killed);
		rmSync(folder, { recursive: true, force: true });
	};
	for (const port of ports) {
		if (!(await listens(child, port))) {
			await stop();
			throw new Error(`${tool} does not listen on port ${port}: ${output}`);
		}
	}
	return { stop };
}

/** @throws {Error} naming the program when it is not installed. */
export function requireTool(tool: keyof typeof TOOLS): void {
	if (spawnSync(tool, TOOLS[tool].version).error) {
		throw new Error(`${tool} is not installed; on Debian: apt-get install ${tool}`);
	}
}

/** Ports that nothing on the machine uses. Below the range that outgoing connections take theirs from, or one might come in between. */
export async function freePorts(
	count: number,
	first = 10_000 + Math.floor(Math.random() * 15_000),
): Promise<number[]> {
	const ports: number[] = [];
	for (let port = first; ports.length < count && port < 32_000; port++) {
		if (await isFree(port)) ports.push(port);
	}
	return ports;
}

function isFree(port: number): Promise<boolean> {
	return new Promise((done) => {
		const server = createServer();
		server.once('error', () => done(false));
		server.listen(port, () => server.close(() => done(true)));
	});
}

async function listens(child: ChildProcess, port: number): Promise<boolean> {
	for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
		const open = await new Promise<boolean>((done) => {
			const socket = connect(port, '127.0.0.1');
			socket.once('connect', () => done(true)).once('error', () => done(false));
			socket.once('connect', () => socket.destroy());
		});
		if (open) return true;
		await wait(50);
	}
	return false;
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	await ended;
}
