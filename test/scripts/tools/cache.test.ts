// .cache/: filled by one at a time, whole or not at all.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import test from 'ava';
import { cached } from '../../../scripts/tools/cache.ts';
import { folderUntilExit } from '../../support/folder.ts';

/** Fills a folder slowly, and counts how often. */
function filler() {
	const counted = { fills: 0 };
	const fill = async (_scratch: string, result: string) => {
		counted.fills++;
		await setTimeout(300);
		writeFileSync(join(result, 'file'), 'content');
	};
	return { counted, fill };
}

test('two at once fill it once, and both wait for it', async (t) => {
	const directory = join(folderUntilExit('cache-'), 'made');
	const { counted, fill } = filler();
	await Promise.all([cached(directory, fill), cached(directory, fill)]);
	t.is(counted.fills, 1);
	t.is(readFileSync(join(directory, 'file'), 'utf8'), 'content');
	t.false(existsSync(`${directory}.lock`));
});

test('a lock left by a killed process does not block', async (t) => {
	const directory = join(folderUntilExit('cache-'), 'made');
	const { counted, fill } = filler();
	const { pid } = spawnSync(process.execPath, ['-e', '0']);
	writeFileSync(`${directory}.lock`, `${pid} 1`);
	await cached(directory, fill);
	t.is(counted.fills, 1);
});

test('where filling fails, nothing is left', async (t) => {
	const directory = join(folderUntilExit('cache-'), 'made');
	const fail = async (_scratch: string, result: string) => {
		writeFileSync(join(result, 'file'), 'half');
		throw new Error('cut off');
	};
	await t.throwsAsync(cached(directory, fail), { message: 'cut off' });
	t.false(existsSync(directory) || existsSync(`${directory}.lock`) || existsSync(`${directory}.part`));
});
