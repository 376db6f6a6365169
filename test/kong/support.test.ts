import { readFileSync } from 'node:fs';
import test from 'ava';
import { changes } from '../../schema/kong/changes.ts';
import { kongSources } from '../../schema/kong/sources.ts';
import { gatewayLines, newestRelease, supportedOn } from '../../schema/kong/support.ts';
import { supportSentence } from '../../scripts/generate/kong-versions-doc.ts';

const on = (day: string) => supportedOn(day).map(({ release }) => release.join('.'));

test('lines are supported to the end of their last day', (t) => {
	t.deepEqual(on('2026-11-30'), ['3.15', '3.14', '3.13', '3.10']);
	t.deepEqual(on('2026-12-18'), ['3.15', '3.14', '3.13', '3.10']);
	t.deepEqual(on('2026-12-19'), ['3.15', '3.14', '3.10']);
	t.deepEqual(on('2028-03-31'), ['3.14', '3.10']);
	t.deepEqual(on('2029-04-08'), []);
});

test('the newest line is the newest version', (t) => {
	t.deepEqual(gatewayLines[0]?.release, newestRelease);
});

test('the README names the oldest and the newest supported version, with month and source', (t) => {
	const sentence = supportSentence();
	t.regex(
		sentence,
		/oldest that Kong supports in November 2026 is 3\.10 LTS \(until March 2028\), the newest 3\.15 \(until July 2027\)/,
	);
	t.regex(
		sentence,
		/https:\/\/developer\.konghq\.com\/gateway\/version-support-policy\/.* as of August 2026\.$/,
	);
	const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
	t.true(readme.includes(sentence));
});

test('every change has a source that `npm run stale` looks after', (t) => {
	for (const { source } of Object.values(changes)) t.true(kongSources.includes(source));
});
