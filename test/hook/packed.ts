// The package as npm packs it, installed as a user does, for tests.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runNpm } from '../../scripts/tools/npm.ts';
import { run } from '../../scripts/tools/run.ts';
import { folderUntilExit } from '../support/folder.ts';

const root = resolve(import.meta.dirname, '../..');

/** Runs npm and returns what it says. Throws where it fails. */
export async function npm(folder: string, ...args: string[]): Promise<string> {
	const { failure, said } = await runNpm(args, folder);
	if (failure) throw new Error(`npm ${args.join(' ')}: ${failure} ${said}`);
	return said;
}

export interface Packed {
	/** What `npm pack` printed on standard output. */
	readonly said: string;
	readonly archive: string;
	/** A project in which it is installed, without running any script. */
	readonly project: string;
	/** The package in it. */
	readonly home: string;
}

/** Packs what is checked out here, and installs it into a folder that is removed in the end. */
export async function packAndInstall(): Promise<Packed> {
	const folder = folderUntilExit('test-packed-');
	const project = join(folder, 'project');
	await mkdir(project);
	await writeFile(join(project, 'package.json'), '{ "private": true }');
	const {
		stdout: said,
		stderr,
		exitCode,
	} = await run('npm', ['pack', '--pack-destination', folder], { cwd: root });
	if (exitCode !== 0) throw new Error(stderr);
	const name = (await readdir(folder)).find((file) => file.endsWith('.tgz')) ?? '';
	const archive = join(folder, name);
	await npm(project, 'install', '--ignore-scripts', '--offline', archive);
	return { said, archive, project, home: join(project, 'node_modules/kong-client-ip') };
}
