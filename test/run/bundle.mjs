// Makes plain JavaScript of the test files, once for a whole run: to compile it anew in each file's process costs more than most tests do.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A module keeps the place of its source, by which it finds files beside it. */
const place = {
	name: 'place',
	setup({ onLoad }) {
		onLoad({ filter: /\/(cli|scripts|test)\/.*\.ts$/ }, async ({ path }) => {
			const text = await readFile(path, 'utf8');
			if (!text.includes('import.meta.')) return undefined;
			const contents = text
				.replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
				.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
			return { contents, loader: 'ts' };
		});
	},
};

/** Whether the process has ended, without time to clean up. */
function isGone(pid) {
	try {
		process.kill(Number(pid), 0);
		return false;
	} catch ({ code }) {
		return code === 'ESRCH';
	}
}

/** Bundles files, given by their paths below the repository, with further plugins of esbuild, into a folder that lasts as long as this process; returns the folder. */
export async function bundle(files, plugins = []) {
	const all = join(root, '.cache/tests');
	const folder = join(all, String(process.pid));
	mkdirSync(folder, { recursive: true });
	for (const pid of readdirSync(all).filter(isGone)) rmSync(join(all, pid), { recursive: true, force: true });
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	await build({
		absWorkingDir: root,
		entryPoints: files,
		outdir: folder,
		outbase: '.',
		outExtension: { '.js': '.mjs' },
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		packages: 'external',
		sourcemap: true,
		sourcesContent: false,
		logLevel: 'warning',
		plugins: [place, ...plugins],
	});
	return folder;
}
