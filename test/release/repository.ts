// A repository of its own with what is here, in which releases can be made.
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type RunResult, run } from '../../scripts/tools/run.ts';

export const root = resolve(import.meta.dirname, '../..');

const identity = {
	GIT_AUTHOR_NAME: 'test',
	GIT_AUTHOR_EMAIL: 'test@example.com',
	GIT_COMMITTER_NAME: 'test',
	GIT_COMMITTER_EMAIL: 'test@example.com',
};

/** Runs git in a folder. Throws what git said where it fails. */
export async function git(folder: string, ...args: string[]): Promise<string> {
	const { exitCode, stdout, stderr } = await run('git', args, { cwd: folder, env: identity });
	if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
	return stdout;
}

/** Lays every file that git keeps or would keep into a new repository, as one commit with this subject. */
export async function repositoryAt(folder: string, subject: string): Promise<void> {
	const names = await git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
	for (const name of names.split('\0').filter((one) => one !== '')) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await cp(join(root, name), join(folder, name), { verbatimSymlinks: true });
	}
	await git(folder, 'init', '--quiet', '--initial-branch', 'main');
	await git(folder, 'add', '--all');
	await git(folder, 'commit', '--quiet', '--message', subject);
	// A link is no folder, which is what .gitignore names.
	await writeFile(join(folder, '.git/info/exclude'), 'node_modules\nagain/\n');
	await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
	await mkdir(join(folder, '.cache'));
	await symlink(join(root, '.cache/helm'), join(folder, '.cache/helm'));
}

/** `npm run release` in a repository, as npm would run it. */
export const release = (folder: string, ...args: string[]): Promise<RunResult> =>
	run(process.execPath, ['--import', 'tsx', 'scripts/release.ts', ...args], {
		cwd: folder,
		env: { ...identity, INIT_CWD: folder },
	});
