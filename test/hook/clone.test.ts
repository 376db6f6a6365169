// Installed from a clone: built, built anew when a source has changed, and one sentence where npm runs no scripts.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import test from 'ava';
import { run } from '../../scripts/tools/run.ts';
import { withFolder } from '../support/helm.ts';

const root = resolve(import.meta.dirname, '../..');

/** The files of this repository as they are here, and nothing that was made of them. */
async function layClone(folder: string): Promise<void> {
	const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
		cwd: root,
	});
	for (const name of stdout.split('\0').filter((name) => name !== '' && !name.startsWith('test/'))) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await cp(join(root, name), join(folder, name), { errorOnExist: false }).catch(() => {});
	}
}

test.serial('without scripts: the command says what to do', async (t) => {
	await withFolder(async (folder) => {
		const [clone, prefix] = [join(folder, 'clone'), join(folder, 'prefix')];
		await layClone(clone);
		const env = { npm_config_ignore_scripts: 'true' };
		const { exitCode } = await run('npm', ['install', '--global', '--prefix', prefix, '.'], {
			cwd: clone,
			env,
		});
		t.is(exitCode, 0);
		t.deepEqual(await run(join(prefix, 'bin/kong-client-ip'), ['--version']), {
			exitCode: 2,
			stdout: '',
			stderr: `kong-client-ip: this copy in ${clone} is not built, since npm ran no scripts when it installed it. Run npm run build in a clone, then npm install --global . there.\n`,
		});
	});
});

test.serial('npm install --global, and again after a change', async (t) => {
	await withFolder(async (folder) => {
		const [clone, prefix] = [join(folder, 'clone'), join(folder, 'prefix')];
		await layClone(clone);
		const install = async () => {
			const { exitCode, stderr } = await run('npm', ['install', '--global', '--prefix', prefix, '.'], {
				cwd: clone,
			});
			t.is(exitCode, 0, stderr);
		};
		const help = async () => (await run(join(prefix, 'bin/kong-client-ip'), ['--help'])).stdout;
		await install();
		t.notRegex(await help(), /changed words/);
		const file = join(clone, 'cli/commands/schema.ts');
		const text = await readFile(file, 'utf8');
		await writeFile(file, text.replace('print the JSON schema', 'changed words: print the JSON schema'));
		await install();
		t.regex(await help(), /changed words/);
		// Nothing has changed: what is there stays.
		const stamp = join(clone, 'dist/.made-from');
		await writeFile(join(clone, 'dist/kept'), '');
		await install();
		t.is(await readFile(join(clone, 'dist/kept'), 'utf8'), '');
		t.regex(await readFile(stamp, 'utf8'), /^[0-9a-f]{64}$/);
	});
});
