// Several CDNs at once, lists that move, and saved documents.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { feeds } from '../../../scripts/refresh-cdn/feeds.ts';
import { refresh } from '../../../scripts/refresh-cdn/refresh.ts';
import { withPages } from '../../support/document-server.ts';
import { withFolder } from '../../support/helm.ts';
import { feedsAt, pages, stored, usual, v4, v6 } from '../../support/refresh.ts';

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
				// The link of this page is a path: what is found there is asked for as it is.
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
		t.deepEqual(complaints, [
			'fastly: the ranges that ship were published on 2026-09-02; these are older: 2026-08-01.',
		]);
		const missing = { files: [join(folder, 'nothing')], read: '2026-10-01' };
		t.is(await refresh({ ...usual, ids, saved: missing }, around), 2);
		t.regex(complaints[1] ?? '', /nothing cannot be read: there is no such file\.$/);
	});
});
