// npm run generate: makes every generated file. With --check it writes nothing and exits 1 where a file on disk differs.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generatedDocs, generatedFiles, generatedIndexes } from './generate/files.ts';

/** Folders that hold nothing else: a file of an entry that is gone goes, too. */
const wholeFolders = ['chart/files/load-balancers', 'chart/templates/findings', 'schema/published/output'];

const check = process.argv.includes('--check');
const stale: string[] = [];
const made = new Set<string>();

async function settle(files: Map<string, string>): Promise<void> {
	for (const [path, text] of files) {
		made.add(path);
		const old = await readFile(path, 'utf8').catch(() => undefined);
		if (old === text) continue;
		stale.push(path);
		if (check) continue;
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	}
}

async function removeLeft(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		const path = join(folder, name);
		if (made.has(path)) continue;
		stale.push(path);
		if (!check) await rm(path);
	}
}

// In this order: later files are made by modules that import earlier ones.
await settle(await generatedIndexes());
await settle(await generatedFiles());
await settle(await generatedDocs());
for (const folder of wholeFolders) await removeLeft(folder);

if (check && stale.length > 0) {
	for (const path of stale)
		console.log(`${path} is not what its sources make. Run npm run generate and commit it.`);
	process.exitCode = 1;
} else {
	const summary = check
		? 'Every generated file is up to date.'
		: `${stale.length} file(s) written or removed.`;
	console.error(summary);
}
