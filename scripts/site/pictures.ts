// Pictures of the built explorer for the README and docs/explorer.md, in light and dark: what a visitor with a wide window sees.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { folderUrl, withBrowser } from './browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Picture {
	readonly name: string;
	/** Behind the address of the page. */
	readonly hash: string;
	/** What a visitor does first. */
	readonly prepare?: (page: Page) => Promise<void>;
	/** Where the picture begins; the top of the page, if nothing is said. It ends below the first way. */
	readonly from?: string;
}

const pictures: readonly Picture[] = [
	{
		name: 'explorer-have',
		hash: '#have?balancer=hetzner&cdn=cloudflare&access=cdn&trusted=10.0.0.0%2F16&closed=yes&verified=yes&annotation.load-balancer.hetzner.cloud%2Flocation=nbg1',
	},
	{
		name: 'explorer-check',
		hash: '#wrong',
		prepare: async (page) => {
			const text = await readFile(join(root, 'test/documentation/check/local.yaml'), 'utf8');
			await page.getByLabel('Manifests or values').fill(text);
			await page.getByRole('button', { name: 'Check', exact: true }).click();
		},
		from: '.result .banner',
	},
];

const margin = 16;

async function take(page: Page, { name, hash, prepare, from }: Picture, suffix: string): Promise<string> {
	await page.goto(`${folderUrl}${hash}`);
	await prepare?.(page);
	const way = page.locator('.way img').first();
	await way.waitFor();
	// The engine with every rule has the last word.
	await page.waitForTimeout(2000);
	const begin = from ? await page.locator(from).first().boundingBox() : null;
	const end = await page.locator('.way').first().boundingBox();
	if (!end) throw new Error(`${name}: there is no way to see.`);
	const y = Math.max(0, (begin?.y ?? 0) - margin);
	const path = join(root, 'docs', `${name}${suffix}.webp`);
	const { width = 0 } = page.viewportSize() ?? {};
	const clip = { x: 0, y, width, height: end.y + end.height + margin - y };
	const png = await page.screenshot({ fullPage: true, clip });
	await writeFile(path, await asWebp(page, png));
	return path;
}

/** The picture at a fraction of its size, by what browsers have for that. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
	await page.goto('about:blank');
	const url = await page.evaluate(`(async () => {
		const picture = new Image();
		picture.src = 'data:image/png;base64,${png.toString('base64')}';
		await picture.decode();
		const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
		canvas.getContext('2d').drawImage(picture, 0, 0);
		return canvas.toDataURL('image/webp', 0.85);
	})()`);
	return Buffer.from(String(url).replace(/^[^,]*,/, ''), 'base64');
}

/** Writes docs/explorer-*.webp and names them. */
export async function takePictures(): Promise<string[]> {
	const paths: string[] = [];
	for (const scheme of ['light', 'dark'] as const)
		await withBrowser({ width: 1240, scheme }, async (context) => {
			for (const picture of pictures) {
				const page = await context.newPage();
				paths.push(await take(page, picture, scheme === 'dark' ? '-dark' : ''));
				await page.close();
			}
		});
	return paths;
}
