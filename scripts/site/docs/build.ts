// Builds the documentation into site/dist/docs/: writes its pages, then lets VitePress make HTML of them.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vitepress';
import { sitePages } from './pages.ts';
import { readSources } from './read.ts';

const folder = fileURLToPath(new URL('../../../site/docs', import.meta.url));

/** Builds it. Throws where a page links to one that is not there. */
export async function buildDocs(): Promise<void> {
	const pages = join(folder, 'pages');
	await rm(pages, { recursive: true, force: true });
	for (const [path, text] of sitePages(await readSources())) {
		await mkdir(dirname(join(pages, path)), { recursive: true });
		await writeFile(join(pages, path), text);
	}
	await build(folder);
	// Servers such as GitHub Pages look for it at the root only.
	await copyFile(join(folder, '../dist/docs/404.html'), join(folder, '../dist/404.html'));
}
