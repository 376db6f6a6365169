// Debian's Chromium with a fresh profile, for the site's tests and its pictures.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium } from 'playwright-core';
import { siteFolder } from './build.ts';

const executablePath = '/usr/bin/chromium';
const args = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** The explorer as it opens from a folder. */
export const folderUrl = pathToFileURL(join(siteFolder, 'index.html')).href;

export interface Window {
	readonly width: number;
	readonly scheme: 'light' | 'dark';
}

/** Opens a browser of its own, and closes it in the end. */
export async function withBrowser<T>(
	{ width, scheme }: Window,
	look: (context: BrowserContext) => Promise<T>,
): Promise<T> {
	const profile = await mkdtemp(join(tmpdir(), 'explorer-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath,
		args,
		viewport: { width, height: 900 },
		colorScheme: scheme,
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	try {
		return await look(context);
	} finally {
		await context.close();
		await rm(profile, { recursive: true, force: true });
	}
}
