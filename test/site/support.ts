// The built site in Debian's Chromium: from a server on this machine, and the explorer from a folder.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ExecutionContext } from 'ava';
import type { BrowserContext, Page } from 'playwright-core';
import { folderUrl, withBrowser } from '../../scripts/site/browser.ts';
import { served } from './server.ts';

export interface Visit {
	readonly page: Page;
	readonly context: BrowserContext;
	readonly url: string;
	readonly sent: () => number;
	/** Addresses of every request so far. */
	readonly requests: readonly string[];
}

export interface How {
	/** Below the site's root; the explorer by default. */
	readonly path?: string;
	/** Behind the address of the page. */
	readonly hash?: string;
	readonly width?: number;
	readonly scheme?: 'light' | 'dark';
	readonly from?: 'server' | 'folder';
}

/** Opens the page in a browser of its own; fails the test where anything is said on the console, or anybody else is asked. */
export async function visit(
	t: ExecutionContext,
	{ path = '', hash = '', width = 1280, scheme = 'light', from = 'server' }: How,
	look: (visit: Visit) => Promise<void>,
): Promise<void> {
	const server = await served();
	try {
		await withBrowser({ width, scheme }, async (context) => {
			const page = await context.newPage();
			const requests: string[] = [];
			const said: string[] = [];
			page.on('request', (request) => requests.push(request.url()));
			page.on('console', (message) => said.push(message.text()));
			page.on('pageerror', (error) => said.push(error.message));
			const url = from === 'folder' ? folderUrl : server.url;
			await page.goto(`${url}${path}${hash}`);
			await look({ page, context, url, sent: server.sent, requests });
			t.deepEqual(said, [], 'nothing on the console');
			const own = from === 'folder' ? folderUrl.replace('index.html', '') : server.url;
			const others = requests.filter((one) => !/^(blob|data):/.test(one) && !one.startsWith(own));
			t.deepEqual(others, [], 'nobody else is asked');
		});
	} finally {
		server.close();
	}
}

/** The headline of the result, once there is one. */
export async function headlineOf(page: Page): Promise<string> {
	return page.locator('.result .banner h2').innerText();
}

/** Waits for a heading. */
export const titled = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

/** Fields of a form by their labels; a text is also left, which ends typing. */
export async function fillIn(page: Page, label: string, text: string): Promise<void> {
	const field = page.getByLabel(label, { exact: true });
	await field.fill(text);
	await field.blur();
}

/** Runs in the page, which has other types than the tests. */
const pasteInto = new Function(
	'area',
	'text',
	`const data = new DataTransfer();
	data.setData('text/plain', text);
	area.focus();
	const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
	if (area.dispatchEvent(event)) area.value = text;`,
) as (area: unknown, text: string) => void;

/** Pastes a text into a field. */
export async function paste(page: Page, label: string, text: string): Promise<void> {
	await page.getByLabel(label, { exact: true }).evaluate(pasteInto, text);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails the test where axe-core finds a violation. @param allowed IDs of its rules that others break, with the reason beside the call. */
export async function withoutViolations(
	t: ExecutionContext,
	page: Page,
	allowed: readonly string[] = [],
): Promise<void> {
	await page.evaluate(axe);
	const found = await page.evaluate(
		`axe.run().then(({ violations }) => violations.filter(({ id }) => !${JSON.stringify(allowed)}.includes(id))
			.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' ')))`,
	);
	t.deepEqual(found, []);
}

/** Whether nothing is wider than the page. */
export const fits = (page: Page) =>
	page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
