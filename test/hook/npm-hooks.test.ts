// The lines that docs/validate.md gives for lefthook and for husky with lint-staged, in scratch repositories with the package installed.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { cacheDirectory, cached } from '../../scripts/tools/cache.ts';
import { runNpm } from '../../scripts/tools/npm.ts';
import { run } from '../../scripts/tools/run.ts';
import { withFolder } from '../support/helm.ts';

const root = resolve(import.meta.dirname, '../..');
const good = 'clientIp:\n  loadBalancer: aks\n';
const bad = 'clientIp:\n  loadBalancer: aks\n  stratgy: auto\n';
const documentation = await readFile(join(root, 'docs/validate.md'), 'utf8');

async function npm(folder: string, ...args: string[]): Promise<void> {
	const { failure, said } = await runNpm(args, folder);
	if (failure) throw new Error(`npm ${args.join(' ')}: ${failure} ${said}`);
}

const hooks = ['husky@9.1.7', 'lefthook@2.2.2', 'lint-staged@15.5.2'];

/** Once for all tests. Without scripts: lefthook's would put its hooks into the repository around the folder, which is this one. */
const programs = await cached(join(cacheDirectory, 'hook-programs', hooks.join('_')), (_, result) =>
	npm(result, 'install', '--prefix', result, '--no-save', '--ignore-scripts', ...hooks),
);

type Git = (...args: string[]) => ReturnType<typeof run>;

/** A repository in which this package is installed, and a way to commit one file there. */
async function inRepository(work: (folder: string, git: Git) => Promise<void>): Promise<void> {
	await withFolder(async (folder) => {
		const env = {
			PATH: [join(folder, 'node_modules/.bin'), join(programs, 'node_modules/.bin'), process.env.PATH].join(
				':',
			),
			GIT_CONFIG_GLOBAL: '/dev/null',
			GIT_AUTHOR_NAME: 'a',
			GIT_AUTHOR_EMAIL: 'a@example.com',
			GIT_COMMITTER_NAME: 'a',
			GIT_COMMITTER_EMAIL: 'a@example.com',
			NO_COLOR: '1',
		};
		await writeFile(join(folder, '.gitignore'), 'node_modules\n*.tgz\n');
		await npm(root, 'pack', '--pack-destination', folder);
		const [packed = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
		await npm(folder, 'install', '--prefix', folder, '--no-save', join(folder, packed));
		const git = (...args: string[]) => run('git', args, { cwd: folder, env });
		await git('init', '--quiet');
		await work(folder, git);
	});
}

/** Good files are committed, and a bad one is not, at the root as well as in a folder; the reason is in our words. */
async function keepsBadOut(t: ExecutionContext, folder: string, git: Git) {
	await mkdir(join(folder, 'deploy'));
	const commit = async (name: string, text: string) => {
		await writeFile(join(folder, name), text);
		await git('add', '.');
		const { exitCode, stdout, stderr } = await git('commit', '--message', name);
		return { exitCode, said: stdout + stderr };
	};
	for (const name of ['values.yaml', 'deploy/values-prod.yml']) {
		const kept = await commit(name, good);
		t.is(kept.exitCode, 0, kept.said);
		const refused = await commit(name, bad);
		t.not(refused.exitCode, 0, refused.said);
		t.regex(
			refused.said,
			new RegExp(`${name}:3:3: error: clientIp\\.stratgy is not a value of this chart\\.`),
		);
		t.is((await commit(name, `${good}# corrected\n`)).exitCode, 0);
	}
}

test.serial('lefthook, with the lines of the documentation', async (t) => {
	const [, config = ''] = /^lefthook.*\n\n```yaml\n([^`]+)```/m.exec(documentation) ?? [];
	await inRepository(async (folder, git) => {
		await writeFile(join(folder, 'lefthook.yml'), config);
		const installed = await run('lefthook', ['install'], {
			cwd: folder,
			env: {
				PATH: `${join(programs, 'node_modules/.bin')}:${process.env.PATH}`,
				GIT_CONFIG_GLOBAL: '/dev/null',
			},
		});
		t.is(installed.exitCode, 0, installed.stdout + installed.stderr);
		await keepsBadOut(t, folder, git);
	});
});

test.serial('husky with lint-staged, with the line of the documentation', async (t) => {
	const [, line = ''] = /^husky .*`("lint-staged": [^`]+)`/m.exec(documentation) ?? [];
	await inRepository(async (folder, git) => {
		await writeFile(join(folder, 'package.json'), `{ "private": true, ${line} }`);
		const installed = await run('husky', [], {
			cwd: folder,
			env: {
				PATH: `${join(programs, 'node_modules/.bin')}:${process.env.PATH}`,
				GIT_CONFIG_GLOBAL: '/dev/null',
			},
		});
		t.is(installed.exitCode, 0, installed.stdout + installed.stderr);
		await writeFile(join(folder, '.husky/pre-commit'), 'lint-staged\n');
		await keepsBadOut(t, folder, git);
	});
});
