// The ranges that ship, and how old they may be.
import test from 'ava';
import { daysSince, isStale, staleAfterDays } from '../../schema/cdn/ranges/age.ts';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import { rangesText } from '../../schema/cdn/ranges/text.ts';
import type { CdnRanges } from '../../schema/cdn/ranges/types.ts';
import { isError } from '../../schema/findings/render.ts';
import { decide } from '../../schema/validate/decide.ts';
import { staleRanges } from '../../schema/validate/stale-ranges.ts';
import { rangesOf } from '../../scripts/refresh-cdn/compare.ts';

const shipped: [string, CdnRanges][] = Object.entries(shippedRanges);

test('every CDN that ships ranges has some of each family, a source, and a day of the calendar', (t) => {
	t.true(shipped.length >= 2);
	for (const [id, { ipv4, ipv6, sources, read, copy }] of shipped) {
		t.true(ipv4.length > 0 && ipv6.length > 0, id);
		t.true(sources.length > 0 && sources.every((url) => url.startsWith('https://')), id);
		t.is(new Date(read).toISOString().slice(0, 10), read, id);
		// A copy is of use as a source only if it cannot change.
		if (copy) t.regex(copy, /^https:\/\/\S*\b[0-9a-f]{40}\b/, id);
	}
});

test('what ships is normalised, and would be believed again', (t) => {
	for (const [id, ranges] of shipped)
		t.deepEqual(rangesOf([...ranges.ipv4, ...ranges.ipv6], ranges), plain(ranges), id);
});

const plain = ({ sources, copy, read, ipv4, ipv6 }: CdnRanges) => ({
	sources,
	...(copy ? { copy } : {}),
	read,
	ipv4,
	ipv6,
});

test('stale is what is older than half a year, by whole days', (t) => {
	t.is(staleAfterDays, 180);
	t.is(daysSince({ read: '2026-01-01' }, '2026-06-30'), 180);
	t.false(isStale({ read: '2026-01-01' }, '2026-06-30'));
	t.true(isStale({ read: '2026-01-01' }, '2026-07-01'));
	// A clock that goes wrong is no reason for alarm.
	t.false(isStale({ read: '2026-01-01' }, '2025-01-01'));
});

test('stale ranges warn, and do so even where warnings fail; own ranges are the user’s to watch', (t) => {
	const decided = (clientIp: object) => decide({ clientIp }, 'kong').situation;
	const [finding] = staleRanges(decided({ loadBalancer: 'aks', cdn: 'fastly' }), '2099-01-01');
	t.is(finding?.code, 'cdn-ranges-stale');
	if (finding) t.false(isError(finding, 'fail'));
	const own = { loadBalancer: 'aks', cdn: 'fastly', cdnRanges: 'own', trustedIPs: ['192.0.2.0/24'] };
	t.deepEqual(staleRanges(decided(own), '2099-01-01'), []);
	const unused = { loadBalancer: 'aws-clb-tcp', cdn: 'fastly', cdnOnly: true, trustedIPs: ['10.0.0.0/8'] };
	t.deepEqual(staleRanges(decided(unused), '2099-01-01'), []);
});

test('in words: how many, whose, from where, of when, and whether a copy was read', (t) => {
	const ranges = { sources: ['https://a', 'https://b'], read: '2026-01-02', ipv4: ['1.0.0.0/24'], ipv6: [] };
	t.is(rangesText('X', ranges), '1 ranges of X, published at https://a and https://b on 2026-01-02');
	t.is(
		rangesText('X', { ...ranges, copy: 'https://c' }),
		'1 ranges of X, published at https://a and https://b on 2026-01-02 (read in a copy)',
	);
});
