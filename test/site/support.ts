// The built explorer in Debian's Chromium: from a server on this machine, and from a folder.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { ExecutionContext } from 'ava';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { siteFolder } from '../../scripts/site/build.ts';

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

const types: { readonly [extension: string]: string } = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
};

interface Served {
	readonly url: string;
	/** Bytes of what was asked for since the server began, as a server sends it that compresses. */
	readonly sent: () => number;
	readonly close: () => void;
}

/** Any static file server will do. */
async function served(): Promise<Served> {
	let sent = 0;
	const server = createServer(({ url = '/' }, response) => {
		const path = join(siteFolder, url === '/' ? 'index.html' : new URL(url, 'http://site').pathname);
		if (!existsSync(path)) {
			response.writeHead(404).end();
			return;
		}
		const body = gzipSync(readFileSync(path), { level: 9 });
		sent += body.length;
		response.writeHead(200, { 'content-type': types[extname(path)], 'content-encoding': 'gzip' }).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/`, sent: () => sent, close: () => server.close() };
}

/** The page as it opens from a folder. */
const folderUrl = pathToFileURL(join(siteFolder, 'index.html')).href;

export interface Visit {
	readonly page: Page;
	readonly context: BrowserContext;
	readonly url: string;
	readonly sent: () => number;
	/** Addresses of every request so far. */
	readonly requests: readonly string[];
}

export interface How {
	/** Behind the address of the page. */
	readonly hash?: string;
	readonly width?: number;
	readonly scheme?: 'light' | 'dark';
	readonly from?: 'server' | 'folder';
}

/** Opens the page in a browser of its own; fails the test where anything is said on the console, or anybody else is asked. */
export async function visit(
	t: ExecutionContext,
	{ hash = '', width = 1280, scheme = 'light', from = 'server' }: How,
	look: (visit: Visit) => Promise<void>,
): Promise<void> {
	const profile = mkdtempSync(join(tmpdir(), 'explorer-'));
	const server = await served();
	const context = await chromium.launchPersistentContext(profile, {
		executablePath,
		args,
		viewport: { width, height: 900 },
		colorScheme: scheme,
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	try {
		const page = await context.newPage();
		const requests: string[] = [];
		const said: string[] = [];
		page.on('request', (request) => requests.push(request.url()));
		page.on('console', (message) => said.push(message.text()));
		page.on('pageerror', (error) => said.push(error.message));
		const url = from === 'folder' ? folderUrl : server.url;
		await page.goto(`${url}${hash}`);
		await look({ page, context, url, sent: server.sent, requests });
		t.deepEqual(said, [], 'nothing on the console');
		const own = from === 'folder' ? folderUrl.replace('index.html', '') : server.url;
		const others = requests.filter((one) => !/^(blob|data):/.test(one) && !one.startsWith(own));
		t.deepEqual(others, [], 'nobody else is asked');
	} finally {
		await context.close();
		server.close();
		rmSync(profile, { recursive: true, force: true });
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
