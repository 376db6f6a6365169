// What is released, and what is refused with which sentence.
import test from 'ava';
import { decideRelease, type ReleaseRequest, type ReleaseState } from '../../../scripts/release/plan.ts';

const state: ReleaseState = {
	packageVersion: '1.2.3',
	tags: ['v1.2.3', 'v1.2.0', 'v1.10.0'],
	tagsHere: [],
	dirty: [],
	shallow: false,
	nextVersion: '1.11.0',
	entries: 4,
};
const decide = (changed: Partial<ReleaseState>, request: Partial<ReleaseRequest> = {}) =>
	decideRelease({ ...state, ...changed }, { version: undefined, artefacts: false, ...request });

test('the next version by the commits, or a higher one that is asked for', (t) => {
	t.deepEqual(decide({}), { version: '1.11.0' });
	t.deepEqual(decide({}, { version: '2.0.0' }), { version: '2.0.0' });
	t.deepEqual(decide({ tags: [], nextVersion: '0.1.0' }), { version: '0.1.0' });
});

const refusals: [what: string, Partial<ReleaseState>, Partial<ReleaseRequest>, RegExp][] = [
	[
		'a dirty tree',
		{ dirty: [' M a', '?? b', ' M c', ' M d'] },
		{},
		/^The work tree is dirty \(a, b, c, and 1 more\)\. Commit/,
	],
	['a shallow clone', { shallow: true }, {}, /^This clone is shallow.* git fetch --unshallow --tags/],
	['a version that exists', {}, { version: '1.2.0' }, /^Version 1\.2\.0 exists: the tag v1\.2\.0 is there\./],
	[
		'a version below the highest, by number',
		{},
		{ version: '1.9.0' },
		/^Version 1\.9\.0 is lower than 1\.10\.0/,
	],
	['a changelog without entries', { entries: 0 }, {}, /^Nothing that users see has changed since 1\.10\.0/],
	['the same with a version', { entries: 0 }, { version: '2.0.0' }, /^Nothing that users see has changed/],
	['what is no version', {}, { version: 'v2' }, /^"v2" is not a version\. Write three numbers/],
	['a version with more than numbers', {}, { version: '2.0.0-rc.1' }, /is not a version/],
	[
		'artefacts of no tag',
		{},
		{ artefacts: true },
		/is not the release 1\.2\.3 of package\.json: it has no tag\. Check out v1\.2\.3/,
	],
	[
		'artefacts of another tag',
		{ tagsHere: ['v1.2.0'] },
		{ artefacts: true },
		/its tags are v1\.2\.0\. Check out/,
	],
	[
		'artefacts of a dirty tree',
		{ tagsHere: ['v1.2.3'], dirty: [' M a'] },
		{ artefacts: true },
		/dirty \(a\)/,
	],
];

for (const [what, changed, request, sentence] of refusals)
	test(`refused: ${what}`, (t) => {
		const decision = decide(changed, request);
		t.regex('refused' in decision ? decision.refused : '', sentence);
	});

test('artefacts are those of the tag that package.json names', (t) => {
	t.deepEqual(decide({ tagsHere: ['v1.2.3'], entries: 0 }, { artefacts: true }), { version: '1.2.3' });
});
