// npm run generate: makes every generated file. With --check it writes nothing and exits 1 where a file on disk differs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generatedDocs, generatedFiles, generatedIndexes } from './generate/files.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

async function settle(files: Map<string, string>): Promise<void> {
	for (const [path, text] of files) {
		const old = await readFile(path, 'utf8').catch(() => undefined);
		if (old === text) continue;
		stale.push(path);
		if (check) continue;
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	}
}

// In this order: later files are made by modules that import earlier ones.
await settle(await generatedIndexes());
await settle(await generatedFiles());
await settle(await generatedDocs());

if (check && stale.length > 0) {
	for (const path of stale)
		console.log(`${path} is not what its sources make. Run npm run generate and commit it.`);
	process.exitCode = 1;
} else {
	const summary = check ? 'Every generated file is up to date.' : `${stale.length} file(s) written.`;
	console.error(summary);
}
