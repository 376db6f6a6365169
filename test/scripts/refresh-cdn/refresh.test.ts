// npm run refresh-cdn against a server on loopback: what is written, what is refused, and what is told.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import type { CdnId } from '../../../schema/cdn/index.ts';
import type { RefreshArguments } from '../../../scripts/refresh-cdn/arguments.ts';
import { type Feed, feeds } from '../../../scripts/refresh-cdn/feeds.ts';
import { refresh } from '../../../scripts/refresh-cdn/refresh.ts';
import { type Page, withPages } from '../../support/document-server.ts';
import { withFolder } from '../../support/helm.ts';

const v4 = '9.9.8.0/24\n9.9.9.0/24\n';
const v6 = '2620:fe::/48\n';
const pages: { readonly [path: string]: Page } = {
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
function feedsAt(base: string): { readonly [id in CdnId]?: Feed } {
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

const usual: RefreshArguments = { ids: ['cloudflare'], check: false, force: false, saved: null, help: false };
const stored = {
	sources: ['https://cdn.example'],
	read: '2026-10-01',
	ipv4: ['9.9.8.0/24', '9.9.9.0/24'],
	ipv6: ['2620:fe::/48'],
};

interface Run {
	readonly code: number;
	readonly said: string;
	readonly complained: string;
	/** What is in the file then; null without one. */
	readonly file: { readonly [key: string]: unknown } | null;
}

/** Runs with a file of before, if any, on 2026-11-23; `over` replaces pages. */
async function run(
	args: Partial<RefreshArguments>,
	{
		before,
		over = {},
		today = '2026-11-23',
	}: { before?: object; over?: { [path: string]: Page }; today?: string } = {},
): Promise<Run> {
	const all = { ...usual, ...args };
	const [id = 'cloudflare'] = all.ids;
	const told = { said: '', complained: '' };
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
					told.said += `${line}\n`;
				},
				complain: (line) => {
					told.complained += `${line.replaceAll(base, 'BASE')}\n`;
				},
			});
			const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => 'null');
			file = JSON.parse(text.replaceAll(base, 'BASE'));
			// No half-written or temporary file is left.
			const names = await readdir(folder);
			if (names.some((name) => name !== `${id}.json`)) throw new Error(names.join(' '));
		});
	});
	return { code, ...told, file };
}

test('a first reading ships: source, day and sorted ranges', async (t) => {
	const { code, said, complained, file } = await run({});
	t.is(complained, '');
	t.is(code, 0);
	t.is(
		said,
		`cloudflare: 2 IPv4 and 1 IPv6 ranges, read 2026-11-23: 3 added, 0 removed
  + 9.9.8.0/24
  + 9.9.9.0/24
  + 2620:fe::/48
Now run npm run generate.
`,
	);
	t.deepEqual(file, {
		$comment: 'Written by npm run refresh-cdn; do not edit.',
		sources: ['BASE/ips-v4', 'BASE/ips-v6'],
		read: '2026-11-23',
		ipv4: ['9.9.8.0/24', '9.9.9.0/24'],
		ipv6: ['2620:fe::/48'],
	});
});

for (const [id, path] of [
	['fastly', '/public-ip-list'],
	['cloudfront', '/ip-ranges.json'],
] as const) {
	test(`the list of ${id}`, async (t) => {
		const { code, file } = await run({ ids: [id] });
		t.is(code, 0);
		t.like(file, { sources: [`BASE${path}`], ipv4: ['9.9.9.0/24'], ipv6: ['2620:fe::/48'] });
	});
}

test('what comes and goes is told, and the day is new even where nothing changed', async (t) => {
	const changed = await run({}, { before: stored, over: { '/ips-v4': '9.9.9.0/24\n9.9.10.0/24\n' } });
	t.is(changed.code, 0);
	t.is(
		changed.said,
		`cloudflare: 2 IPv4 and 1 IPv6 ranges, read 2026-11-23: 1 added, 1 removed since 2026-10-01
  + 9.9.10.0/24
  - 9.9.8.0/24
Now run npm run generate.
`,
	);
	const same = await run({}, { before: stored });
	t.like(same.file, { read: '2026-11-23' });
	t.regex(same.said, /: unchanged since 2026-10-01\n/);
});

test('--check writes nothing, and tells difference and staleness by its exit code', async (t) => {
	const same = await run({ check: true }, { before: stored });
	t.is(same.code, 0);
	t.deepEqual(same.file, stored);
	const differs = await run({ check: true }, { before: stored, over: { '/ips-v6': '2620:fe::/47\n' } });
	t.is(differs.code, 1);
	t.regex(differs.said, /\n {2}\+ 2620:fe::\/47\n {2}- 2620:fe::\/48\n$/);
	t.deepEqual(differs.file, stored);
	const stale = await run({ check: true }, { before: stored, today: '2027-04-01' });
	t.is(stale.code, 1);
	t.regex(stale.said, /^cloudflare: the shipped ranges are of 2026-10-01, more than 180 days ago\n/);
	const unreachable = await run(
		{ check: true },
		{ before: stored, today: '2027-04-01', over: { '/ips-v4': '' } },
	);
	t.is(unreachable.code, 2);
	t.regex(unreachable.said, /more than 180 days ago/);
});

const garbage: { readonly [name: string]: readonly [over: { [path: string]: Page }, complaint: RegExp] } = {
	'an error page': [
		{ '/ips-v4': '<!DOCTYPE html>\n<title>Just a moment</title>' },
		/^cloudflare: BASE\/ips-v4, BASE\/ips-v6 is not the list: "<!DOCTYPE html>" is not a CIDR block\.\n$/,
	],
	'an empty document': [
		{ '/ips-v6': '\n\n' },
		/^cloudflare: BASE\/ips-v6 is not the list: it holds no ranges\.\n$/,
	],
	'a line cut off': [{ '/ips-v4': '9.9.9.0/24\n9.9.8.' }, /"9\.9\.8\." is not a CIDR block/],
	everybody: [{ '/ips-v4': '9.9.9.0/24\n0.0.0.0/0\n' }, /0\.0\.0\.0\/0 is wider than \/8/],
	'a private range': [{ '/ips-v6': 'fd00::/32\n' }, /fd00::\/32 is not of the public internet/],
	'a page that is gone': [
		{ '/ips-v4': (response) => response.writeHead(404).end() },
		/^cloudflare: BASE\/ips-v4 cannot be read: the answer is 404\.\n$/,
	],
	'a document without end': [{ '/ips-v4': '9.9.9.0/24\n'.repeat(1000) }, /it is longer than 10000 bytes/],
};

for (const [name, [over, complaint]] of Object.entries(garbage)) {
	test(`${name} leaves the old file as it is`, async (t) => {
		const { code, said, complained, file } = await run({}, { before: stored, over });
		t.is(code, 2);
		t.is(said, '');
		t.regex(complained, complaint);
		t.deepEqual(file, stored);
	});
}

const wrongJson: { readonly [text: string]: string } = {
	'{"addresses": ["9.9.9.0/24"': 'it is not JSON',
	'<html></html>': 'it is not JSON',
	'[]': 'it is not a JSON object',
	'{"addresses": [9]}': 'addresses is not a list of texts',
	'{"addresses": ["9.9.9.0/24"]}': 'ipv6_addresses is not a list of texts',
	'{"addresses": [], "ipv6_addresses": []}': 'it holds no ranges',
};

for (const [text, why] of Object.entries(wrongJson)) {
	test(`a list that is not one: ${text}`, async (t) => {
		const { code, complained, file } = await run({ ids: ['fastly'] }, { over: { '/public-ip-list': text } });
		t.is(code, 2);
		t.is(complained, `fastly: BASE/public-ip-list is not the list: ${why}.\n`);
		t.is(file, null);
	});
}

test('AWS without the service, and lists of another shape', async (t) => {
	const over = (value: object) => ({ over: { '/ip-ranges.json': JSON.stringify(value) } });
	const none = await run({ ids: ['cloudfront'] }, over({ prefixes: [], ipv6_prefixes: [] }));
	t.regex(none.complained, /is not the list: it holds no ranges\.\n$/);
	const other = await run({ ids: ['cloudfront'] }, over({ prefixes: 'x' }));
	t.regex(other.complained, /is not the list: prefixes is not a list of objects\.\n$/);
});

test('a list that shrinks or grows beyond belief needs --force', async (t) => {
	const shrunk = { before: stored, over: { '/ips-v4': '9.9.9.0/26\n' } };
	const doubted = await run({}, shrunk);
	t.is(doubted.code, 1);
	t.is(
		doubted.complained,
		'cloudflare: its IPv4 ranges hold less than half the addresses of before. If the CDN really says so, use --force.\n',
	);
	t.deepEqual(doubted.file, stored);
	t.like((await run({ force: true }, shrunk)).file, { ipv4: ['9.9.9.0/26'] });
	const half = { before: stored, over: { '/ips-v4': '9.9.9.0/24\n' } };
	t.is((await run({}, half)).code, 0);
	const grown = await run({}, { before: stored, over: { '/ips-v6': '2620::/32\n' } });
	t.regex(grown.complained, /its IPv6 ranges hold more than four times the addresses of before/);
	const noIpv4 = await run(
		{ ids: ['fastly'] },
		{ over: { '/public-ip-list': '{"addresses":[],"ipv6_addresses":["2620:fe::/48"]}' } },
	);
	t.regex(noIpv4.complained, /^fastly: it has no IPv4 ranges\./);
	t.is(noIpv4.code, 1);
});

test('Azure: the list is where the page of today links to', async (t) => {
	const link = /\/ServiceTags_Public_\d{8}\.json/;
	await withFolder(async (folder) => {
		await withPages(
			{ '/details': 'x "/ServiceTags_Public_20261116.json" x', '/tags': pages['/tags'] ?? '' },
			async (base) => {
				const azure = feedsAt(base)['azure-front-door'];
				if (!azure?.linkedFrom) return t.fail('no feed');
				const complaints: string[] = [];
				const around = {
					folder,
					today: '2026-11-23',
					say: () => {},
					complain: (line: string) => complaints.push(line),
				};
				const only = { ...usual, ids: ['azure-front-door'] as const };
				// The link of this page is a path: what is found there is asked for as it stands.
				const found = { ...azure, linkedFrom: { ...azure.linkedFrom, link: new RegExp(`${base}/tags`) } };
				t.is(await refresh(only, { ...around, feeds: { 'azure-front-door': found } }), 2);
				t.regex(complaints.join(), /has no link to the list any more\.$/);
				await withPages({ '/details': `<a href="${base}/tags">` }, async (other) => {
					const linked = { ...found, linkedFrom: { ...found.linkedFrom, page: `${other}/details` } };
					t.is(await refresh(only, { ...around, feeds: { 'azure-front-door': linked } }), 0);
					const file = JSON.parse(await readFile(join(folder, 'azure-front-door.json'), 'utf8'));
					t.deepEqual(file.sources, [`${other}/details`]);
					t.deepEqual([file.ipv4, file.ipv6], [['9.9.9.0/24'], ['2620:fe::/48']]);
				});
			},
		);
	});
	t.regex('https://download.microsoft.com/download/7/1/D/71D8/ServiceTags_Public_20261116.json', link);
	t.is(
		feeds['azure-front-door']?.linkedFrom?.link.exec(String(pages['/details']))?.[0],
		'https://download.microsoft.com/download/7/1/D/71D8-x/ServiceTags_Public_20261116.json',
	);
});

test('a CDN that publishes no list says so', async (t) => {
	const { code, complained } = await run({ ids: ['akamai'] });
	t.is(code, 2);
	t.is(
		complained,
		'akamai: Akamai publishes no list for programs. See your Origin IP Access Control List in Akamai Control Center.\n',
	);
});

test('without a name: those that ship, and one that fails does not keep the others', async (t) => {
	await withFolder(async (folder) => {
		for (const id of ['cloudflare', 'fastly'])
			await writeFile(join(folder, `${id}.json`), JSON.stringify(stored));
		await withPages({ '/ips-v4': v4, '/ips-v6': v6 }, async (base) => {
			const lines: string[] = [];
			const say = (line: string) => lines.push(line.split(':')[0] ?? '');
			const around = { folder, today: '2026-11-23', feeds: feedsAt(base), say, complain: say };
			t.is(await refresh({ ...usual, ids: [] }, around), 2);
			t.deepEqual(lines, ['cloudflare', 'fastly', 'Now run npm run generate.']);
		});
		const dates = await Promise.all(
			['cloudflare', 'fastly'].map(
				async (id) => JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')).read,
			),
		);
		t.deepEqual(dates, ['2026-11-23', '2026-10-01']);
	});
});

test('a broken file of before is named, not overwritten', async (t) => {
	const { code, complained, file } = await run({}, { before: { read: 'yesterday' } });
	t.is(code, 2);
	t.regex(complained, /cloudflare\.json is broken\. Restore it, or remove it and read the list anew\.\n$/);
	t.deepEqual(file, { read: 'yesterday' });
});

test('saved documents: in the format of the CDN, or a plain list; the day and the copy are recorded', async (t) => {
	await withFolder(async (folder) => {
		const ranges = join(folder, 'ranges');
		await mkdir(ranges);
		const list = join(folder, 'list.txt');
		const json = join(folder, 'list.json');
		await writeFile(list, `# a comment\r\n9.9.9.0/24 # and another\r\n${v6}`);
		await writeFile(json, String(pages['/public-ip-list']));
		const complaints: string[] = [];
		const around = {
			folder: ranges,
			today: '2026-11-23',
			feeds,
			say: () => {},
			complain: (line: string) => complaints.push(line),
		};
		const ids = ['fastly'] as const;
		const saved = { files: [list], read: '2026-09-01', copy: 'https://copy.example/1' };
		t.is(await refresh({ ...usual, ids, saved }, around), 0);
		t.deepEqual(JSON.parse(await readFile(join(ranges, 'fastly.json'), 'utf8')), {
			$comment: 'Written by npm run refresh-cdn; do not edit.',
			sources: ['https://api.fastly.com/public-ip-list'],
			copy: 'https://copy.example/1',
			read: '2026-09-01',
			ipv4: ['9.9.9.0/24'],
			ipv6: ['2620:fe::/48'],
		});
		t.is(await refresh({ ...usual, ids, saved: { files: [json], read: '2026-09-02' } }, around), 0);
		t.false('copy' in JSON.parse(await readFile(join(ranges, 'fastly.json'), 'utf8')));
		t.deepEqual(complaints, []);
		t.is(await refresh({ ...usual, ids, saved: { files: [json], read: '2026-08-01' } }, around), 2);
		t.deepEqual(complaints, ['fastly: what ships is of 2026-09-02, and this is older: 2026-08-01.']);
		const missing = { files: [join(folder, 'nothing')], read: '2026-10-01' };
		t.is(await refresh({ ...usual, ids, saved: missing }, around), 2);
		t.regex(complaints[1] ?? '', /nothing cannot be read: there is no such file\.$/);
	});
});
