// npm run refresh-cdn: what is read, written and said.
import test from 'ava';
import { run, stored } from '../../support/refresh.ts';

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

test('what comes and goes is said, and the day is new even where nothing changed', async (t) => {
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

test('a CDN that publishes no list says so', async (t) => {
	const { code, complained } = await run({ ids: ['akamai'] });
	t.is(code, 2);
	t.is(
		complained,
		'akamai: Akamai publishes no list for programs. See your Origin IP Access Control List in Akamai Control Center.\n',
	);
});
