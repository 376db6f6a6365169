// What is not believed to be a list leaves the shipped ranges as they are.
import test from 'ava';
import type { Page } from '../../support/document-server.ts';
import { run, stored } from '../../support/refresh.ts';

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

test('a broken file of before is named, not overwritten', async (t) => {
	const { code, complained, file } = await run({}, { before: { read: 'yesterday' } });
	t.is(code, 2);
	t.regex(complained, /cloudflare\.json is broken\. Restore it, or remove it and read the list again\.\n$/);
	t.deepEqual(file, { read: 'yesterday' });
});
