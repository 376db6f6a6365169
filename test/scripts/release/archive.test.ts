// The same files give the same archive, whenever, in whatever order and with whatever rights they were written.
import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { packFolder, repack, sha256 } from '../../../scripts/release/archive.ts';
import { folderUntilExit } from '../../support/folder.ts';
import { run } from '../../support/run.ts';

const home = folderUntilExit('archive-');

function folderOf(name: string, names: readonly string[], mode: number, time: number): string {
	const folder = join(home, name);
	mkdirSync(join(folder, 'a/b'), { recursive: true });
	for (const file of names) {
		writeFileSync(join(folder, file), `${file}\n`);
		chmodSync(join(folder, file), file.endsWith('.sh') ? mode | 0o100 : mode);
		utimesSync(join(folder, file), time, time);
	}
	return folder;
}

test('archives are equal byte for byte, and tar reads them', async (t) => {
	const files = ['z.txt', 'a/b/run.sh', 'a/one.txt'];
	const [first, second] = [join(home, '1.tgz'), join(home, '2.tgz')];
	await packFolder(folderOf('first', files, 0o644, 1_000_000_000), first);
	await packFolder(folderOf('second', files.toReversed(), 0o600, 1_700_000_000), second);
	t.is(await sha256(first), await sha256(second));
	const again = join(home, '3.tgz');
	await repack(first, again);
	t.is(await sha256(again), await sha256(first));

	const { stdout } = await run('tar', ['-tvzf', first]);
	const seen = stdout
		.trim()
		.split('\n')
		.map((line) => line.split(/\s+/))
		.map((words) => [words[0], words.at(-1)]);
	t.deepEqual(seen, [
		['-rwxr-xr-x', 'a/b/run.sh'],
		['-rw-r--r--', 'a/one.txt'],
		['-rw-r--r--', 'z.txt'],
	]);
});

test('another content is another archive', async (t) => {
	const [one, other] = [join(home, '4.tgz'), join(home, '5.tgz')];
	await packFolder(folderOf('third', ['z.txt'], 0o644, 0), one);
	const folder = folderOf('fourth', ['z.txt'], 0o644, 0);
	writeFileSync(join(folder, 'z.txt'), 'other\n');
	await packFolder(folder, other);
	t.not(await sha256(one), await sha256(other));
});
