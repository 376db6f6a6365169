import test from 'ava';
import { has, isAtLeast, readRelease, tagPatternSince } from '../../schema/kong/release.ts';

test('a shorter version is the newest of its kind', (t) => {
	t.true(isAtLeast([3, 14], [3, 14, 0, 2]));
	t.true(isAtLeast([3], [3, 14]));
	t.true(isAtLeast([3, 10], [3, 9, 3]));
	t.false(isAtLeast([3, 9], [3, 10]));
	t.false(isAtLeast([3, 14, 0, 1], [3, 14, 0, 2]));
	t.true(isAtLeast([4, 0], [3, 15]));
	t.false(isAtLeast([2, 8], [3, 0]));
});

test('a back-port counts for its own line only', (t) => {
	const since = { from: [3, 14, 0, 0], backports: [[3, 10, 0, 10]] };
	const got = ['3.9', '3.10.0.9', '3.10.0.10', '3.10', '3.11.0.14', '3.13', '3.14.0.0', '3.15'].filter(
		(text) => has(readRelease(text) ?? [], since),
	);
	t.deepEqual(got, ['3.10.0.10', '3.10', '3.14.0.0', '3.15']);
});

test('a version is read from the start of a tag', (t) => {
	t.deepEqual(readRelease('3.15.0.4-distroless'), [3, 15, 0, 4]);
	t.deepEqual(readRelease('v3.9'), [3, 9]);
	t.deepEqual(readRelease('3'), [3]);
	for (const tag of ['', 'latest', '2026.1', '20261130', 'release-3.9', '3.9.3.1.2'])
		t.is(readRelease(tag), null, tag);
});

test('the pattern of a version takes its tags and later ones', (t) => {
	const taken = (least: readonly number[]) =>
		[
			'2.8',
			'3.1',
			'3.9',
			'3.9.10',
			'3.10',
			'3.10.0.1',
			'3.13-ubuntu',
			'v3.14',
			'3.14.0.2',
			'3.15',
			'3.20',
			'3.100',
			'4.0',
			'10.1',
			'3.10.',
			'latest',
		]
			.filter((tag) => new RegExp(tagPatternSince(least)).test(tag))
			.join(' ');
	t.is(taken([3, 10]), '3.10 3.10.0.1 3.13-ubuntu v3.14 3.14.0.2 3.15 3.20 3.100 4.0');
	t.is(taken([3, 14]), 'v3.14 3.14.0.2 3.15 3.20 3.100 4.0');
});
