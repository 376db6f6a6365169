// The changelog, by git-cliff from the subjects of the commits: cliff.toml says which of them users see.
import { join } from 'node:path';
import { runGitCliff } from 'git-cliff';
import { UserError } from '../../readers/user-error.ts';

interface Release {
	version: string | null;
	commits: readonly { group: string | null }[];
}

/** What git-cliff prints for these options, in the repository at `root`. Throws a UserError with its own words. */
async function cliff(root: string, options: readonly string[]): Promise<string> {
	const all = ['--config', join(root, 'cliff.toml'), '--repository', root, '--offline', ...options];
	const { exitCode, stdout, stderr } = await runGitCliff(all, { reject: false, cwd: root, stdio: 'pipe' });
	if (exitCode === 0) return String(stdout);
	const said = String(stderr)
		.split('\n')
		.find((line) => line.includes('ERROR'));
	throw new UserError(`git-cliff cannot make the changelog: ${said ?? stderr}`);
}

/** The version that comes next by the commits since the last tag: `1.2.3`. */
export const nextVersion = async (root: string): Promise<string> =>
	(await cliff(root, ['--bumped-version'])).trim().replace(/^v/, '');

/** How many entries the changelog gets since the last tag. */
export async function entriesSinceTag(root: string): Promise<number> {
	const releases: Release[] = JSON.parse(await cliff(root, ['--unreleased', '--context']));
	return releases.reduce((sum, { commits }) => sum + commits.length, 0);
}

/** The whole file, with the commits since the last tag as `version`. */
export const changelogWith = async (root: string, version: string): Promise<string> =>
	`${(await cliff(root, ['--tag', `v${version}`])).trimEnd()}\n`;
