// A copy of what is committed, in which the release is written and built: the work tree itself stays as it is.
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { UserError } from '../../readers/user-error.ts';
import { runNpm } from '../tools/npm.ts';
import { run } from '../tools/run.ts';
import { git } from './state.ts';

/** Lays the commit that is checked out at `root` into `folder`, which is made anew, with the packages that are installed at `root`. */
export async function layTree(root: string, folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const archive = `${folder}.tar`;
	await git(root, 'archive', '--format=tar', `--output=${archive}`, 'HEAD');
	await extract({ file: archive, cwd: folder });
	await rm(archive);
	await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Writes version and changelog into the copy, and everything that is generated from them. */
export async function writeRelease(folder: string, version: string, changelog: string): Promise<void> {
	await writeFile(join(folder, 'CHANGELOG.md'), changelog);
	const options = ['--no-git-tag-version', '--ignore-scripts', '--allow-same-version'];
	const { failure, said } = await runNpm(['version', version, ...options], folder);
	if (failure) throw new UserError(`npm version ${failure}\n${said}`);
	await runScript(folder, 'scripts/generate.ts');
}

/** Runs a script of the copy. Throws a UserError with what it said where it fails. */
export async function runScript(folder: string, script: string, ...args: string[]): Promise<void> {
	const all = ['--import', 'tsx', join(folder, script), ...args];
	const { exitCode, stdout, stderr } = await run(process.execPath, all, { cwd: folder });
	if (exitCode !== 0) throw new UserError(`${script} failed:\n${(stderr || stdout).trim()}`);
}

/** The files that are other in the copy than at `root`, which git keeps there: path and new content, in order. */
export async function changedFiles(root: string, folder: string): Promise<Map<string, Buffer>> {
	const names = (await git(root, 'ls-files', '-z')).split('\0').filter((name) => name !== '');
	const changed = new Map<string, Buffer>();
	for (const name of new Set(['CHANGELOG.md', ...names])) {
		const [before, after] = await Promise.all([root, folder].map((one) => contentOf(join(one, name))));
		if (after && !before?.equals(after)) changed.set(name, after);
	}
	return changed;
}

const contentOf = (path: string) => readFile(path).catch(() => undefined);
