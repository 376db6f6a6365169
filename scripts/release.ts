// npm run release: version, changelog and everything that is published, in one go. Exit 0 done, 1 refused, 2 usage or a tool failed.
import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../readers/user-error.ts';
import { parseReleaseArguments, type ReleaseArguments, usage } from './release/arguments.ts';
import { makeArtefacts } from './release/artefacts.ts';
import { changelogWith } from './release/changelog.ts';
import { decideRelease } from './release/plan.ts';
import { git, readState } from './release/state.ts';
import { changedFiles, layTree, writeRelease } from './release/tree.ts';
import { cacheDirectory } from './tools/cache.ts';
import { startProgress } from './tools/progress.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(args: ReleaseArguments): Promise<number> {
	const decision = decideRelease(await readState(root), args);
	if ('refused' in decision) {
		process.stderr.write(`${decision.refused}\n`);
		return 1;
	}
	const { version } = decision;
	const tree = join(cacheDirectory, 'release');
	const output = resolve(process.env.INIT_CWD ?? process.cwd(), args.output);
	const progress = startProgress(`Making release ${version} …`);
	let files: string[];
	let changed: ReadonlyMap<string, Buffer>;
	try {
		await layTree(root, tree);
		if (!args.artefacts) {
			progress.phase('Writing version and changelog …');
			await writeRelease(tree, version, await changelogWith(root, version));
		}
		// Before packing, which changes the copy further.
		changed = await changedFiles(root, tree);
		progress.phase('Packing …');
		files = await makeArtefacts(tree, output, version);
	} finally {
		progress.end();
	}
	say(`Release ${version}, in ${relative(process.cwd(), output) || '.'}:`);
	for (const file of files) say(`  ${file}`);
	if (!args.artefacts) await settle(args.dryRun, version, changed);
	return 0;
}

/** Takes over what the release changes, commits and tags it; a dry run says what that would be. */
async function settle(dryRun: boolean, version: string, changed: ReadonlyMap<string, Buffer>): Promise<void> {
	say(`\n${dryRun ? 'It would change, commit and tag' : 'Changed, committed and tagged'} as v${version}:`);
	for (const file of changed.keys()) say(`  ${file}`);
	if (!dryRun) {
		for (const [file, content] of changed) await writeFile(join(root, file), content);
		await git(root, 'add', '--', ...changed.keys());
		await git(root, 'commit', '--quiet', '--message', `chore(release): v${version}`);
		await git(root, 'tag', '--annotate', `v${version}`, '--message', `Version ${version}`);
	}
	say(`\nTo publish it: ${dryRun ? 'npm run release, then ' : ''}git push --follow-tags`);
}

try {
	const args = parseReleaseArguments(process.argv.slice(2));
	if (args.help) say(usage.trimEnd());
	else process.exitCode = await main(args);
} catch (error) {
	if (!(error instanceof UserError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}
