// A refresh of shipped ranges against a server on loopback that plays the CDNs' pages.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CdnId } from '../../schema/cdn/index.ts';
import type { RefreshArguments } from '../../scripts/refresh-cdn/arguments.ts';
import { type Feed, feeds } from '../../scripts/refresh-cdn/feeds.ts';
import { refresh } from '../../scripts/refresh-cdn/refresh.ts';
import { type Page, withPages } from './document-server.ts';
import { withFolder } from './helm.ts';

/** Cloudflare's two lists. */
export const v4 = '9.9.8.0/24\n9.9.9.0/24\n';
export const v6 = '2620:fe::/48\n';
export const pages: { readonly [path: string]: Page } = {
	'/ips-v4': v4,
	'/ips-v6': v6,
	'/public-ip-list': JSON.stringify({ addresses: ['9.9.9.0/24'], ipv6_addresses: ['2620:fe::/48'] }),
	'/ip-ranges.json': JSON.stringify({
		syncToken: '1',
		prefixes: [
			{ ip_prefix: '9.9.9.0/24', region: 'GLOBAL', service: 'CLOUDFRONT_ORIGIN_FACING' },
			{ ip_prefix: '9.9.8.0/24', region: 'GLOBAL', service: 'CLOUDFRONT' },
		],
		ipv6_prefixes: [{ ipv6_prefix: '2620:fe::/48', region: 'GLOBAL', service: 'CLOUDFRONT_ORIGIN_FACING' }],
	}),
	'/details':
		'<a href="https://download.microsoft.com/download/7/1/D/71D8-x/ServiceTags_Public_20261116.json">',
	'/tags': JSON.stringify({
		values: [
			{ name: 'AzureFrontDoor.Frontend', properties: { addressPrefixes: ['9.9.8.0/24'] } },
			{ name: 'AzureFrontDoor.Backend', properties: { addressPrefixes: ['9.9.9.0/24', '2620:fe::/48'] } },
		],
	}),
};

/** The real feeds, with their documents at `base`. */
export function feedsAt(base: string): { readonly [id in CdnId]?: Feed } {
	return Object.fromEntries(
		Object.entries(feeds).map(([id, { documents, linkedFrom }]) => [
			id,
			{
				documents: documents.map(({ url, ranges }) => ({ url: base + new URL(url).pathname, ranges })),
				...(linkedFrom ? { linkedFrom: { ...linkedFrom, page: `${base}/details` } } : {}),
			},
		]),
	);
}

export const usual: RefreshArguments = {
	ids: ['cloudflare'],
	check: false,
	force: false,
	saved: null,
	help: false,
};
export const stored = {
	sources: ['https://cdn.example'],
	read: '2026-10-01',
	ipv4: ['9.9.8.0/24', '9.9.9.0/24'],
	ipv6: ['2620:fe::/48'],
};

export interface Run {
	readonly code: number;
	readonly said: string;
	readonly complained: string;
	/** What is in the file then; null without one. */
	readonly file: { readonly [key: string]: unknown } | null;
}

/** Runs with a file of before, if any, on 2026-11-23; `over` replaces pages. */
export async function run(
	args: Partial<RefreshArguments>,
	{
		before,
		over = {},
		today = '2026-11-23',
	}: { before?: object; over?: { [path: string]: Page }; today?: string } = {},
): Promise<Run> {
	const all = { ...usual, ...args };
	const [id = 'cloudflare'] = all.ids;
	const given = { said: '', complained: '' };
	let code = -1;
	let file: Run['file'] = null;
	await withFolder(async (folder) => {
		if (before) await writeFile(join(folder, `${id}.json`), JSON.stringify(before));
		await withPages({ ...pages, ...over }, async (base) => {
			code = await refresh(all, {
				folder,
				today,
				feeds: feedsAt(base),
				limits: { milliseconds: 1000, bytes: 10_000 },
				say: (line) => {
					given.said += `${line}\n`;
				},
				complain: (line) => {
					given.complained += `${line.replaceAll(base, 'BASE')}\n`;
				},
			});
			const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => 'null');
			file = JSON.parse(text.replaceAll(base, 'BASE'));
			// No half-written or temporary file is left.
			const names = await readdir(folder);
			if (names.some((name) => name !== `${id}.json`)) throw new Error(names.join(' '));
		});
	});
	return { code, ...given, file };
}
