// Reads what a release depends on.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../readers/user-error.ts';
import { run } from '../tools/run.ts';
import { entriesSinceTag, nextVersion } from './changelog.ts';
import type { ReleaseState } from './plan.ts';

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

/** What git prints. Throws a UserError with its first line where it fails. */
export async function git(root: string, ...args: string[]): Promise<string> {
	const { exitCode, stdout, stderr } = await run('git', args, { cwd: root });
	if (exitCode !== 0) throw new UserError(`git ${args[0]} failed: ${stderr.split('\n')[0]}`);
	return stdout;
}

/** The state of the repository at `root`. */
export async function readState(root: string): Promise<ReleaseState> {
	const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
	const releases = ['tag', '--list', 'v[0-9]*'];
	return {
		packageVersion: version,
		tags: linesOf(await git(root, ...releases)),
		tagsHere: linesOf(await git(root, ...releases, '--points-at', 'HEAD')),
		dirty: linesOf(await git(root, 'status', '--porcelain')),
		shallow: (await git(root, 'rev-parse', '--is-shallow-repository')).trim() === 'true',
		nextVersion: await nextVersion(root),
		entries: await entriesSinceTag(root),
	};
}
