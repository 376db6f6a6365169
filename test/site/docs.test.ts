// The documentation in a browser: every page opens, search finds things, and everybody can read it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { Page } from 'playwright-core';
import { siteFolder } from '../../scripts/site/build.ts';
import { fits, visit, withoutViolations } from './support.ts';

const pages = readdirSync(join(siteFolder, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) =>
	name.endsWith('.html'),
);

/** Runs in the page. */
const brokenPictures =
	'[...document.images].filter((one) => one.complete && one.naturalWidth === 0).map((one) => one.src)';

test('every page opens with its pictures, fits a phone, and asks nobody else', async (t) => {
	t.true(pages.length > 100);
	await visit(t, { path: 'docs/', width: 360 }, async ({ page, url }) => {
		for (const name of pages) {
			await page.goto(`${url}docs/${name}`);
			await page.locator('main h1').first().waitFor();
			t.deepEqual(await page.evaluate(brokenPictures), [], name);
			t.true(await fits(page), name);
		}
	});
});

/** The search box is VitePress's: it gives its frame the role of a button, and puts links into options. No setting changes that. */
const ofSearchBox = ['nested-interactive', 'label-content-name-mismatch'];

/** Types words into the search, and waits until a result has the text. */
async function search(page: Page, words: string, text: string | RegExp) {
	await page.getByRole('searchbox').fill(words);
	const result = page.locator('.results .result').filter({ hasText: text }).first();
	await result.waitFor();
	return result;
}

test('search finds products, findings and values without a network, and leads to them', async (t) => {
	await visit(t, { path: 'docs/' }, async ({ page, context, url }) => {
		await page.getByRole('button', { name: 'Search' }).click();
		await search(page, 'strategies', 'Start here');
		await withoutViolations(t, page, ofSearchBox);
		await context.setOffline(true);
		await search(page, 'hetzner', 'Hetzner Cloud Load Balancer');
		await search(page, 'cdnVerified', /CDN/);
		const finding = await search(page, 'source-rewritten', /source-rewritten/);
		await context.setOffline(false);
		await finding.click();
		await page.waitForURL(`${url}docs/findings.html#source-rewritten`);
		// The address changes before the page is there.
		await page.getByRole('heading', { name: 'source-rewritten' }).waitFor();
	});
});

test('the explorer leads to the documentation, its pages to each other, and back', async (t) => {
	await visit(t, {}, async ({ page, url }) => {
		await page.getByRole('link', { name: 'Documentation' }).click();
		await page.waitForURL(`${url}docs/`);
		await page.getByRole('link', { name: 'PROXY protocol', exact: true }).first().click();
		await page.waitForURL(`${url}docs/proxy-protocol.html`);
		await page.getByRole('heading', { level: 1, name: 'Strategy proxyProtocol' }).waitFor();
		await page.goBack();
		await page.waitForURL(`${url}docs/`);
		await page.getByRole('link', { name: 'Explorer' }).first().click();
		await page.getByRole('heading', { name: 'I have …' }).waitFor();
		t.is(page.url(), url);
	});
});

for (const scheme of ['light', 'dark'] as const)
	for (const width of [360, 1440])
		test(`the documentation is accessible: ${scheme}, ${width} px`, async (t) => {
			await visit(t, { path: 'docs/', scheme, width }, async ({ page, url }) => {
				for (const name of [
					'',
					'load-balancers/hetzner.html',
					'check.html',
					'cdns.html',
					'explorer.html',
					'404.html',
				]) {
					await page.goto(`${url}docs/${name}`);
					await page.waitForLoadState('networkidle');
					await withoutViolations(t, page);
				}
			});
		});
