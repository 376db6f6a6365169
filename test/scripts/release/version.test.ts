// One version: package.json has it, and whoever else names it agrees.
import { readFileSync } from 'node:fs';
import test from 'ava';
import { parse } from 'yaml';
import { parseReleaseArguments } from '../../../scripts/release/arguments.ts';
import { newestSection } from '../../../scripts/release/changes.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };

test('chart, lock file and documentation name the version of package.json', (t) => {
	t.is((parse(read('chart/Chart.yaml')) as { version: string }).version, version);
	const lock = JSON.parse(read('package-lock.json')) as {
		version: string;
		packages: { '': { version: string } };
	};
	t.is(lock.version, version);
	t.is(lock.packages[''].version, version);
	const named = ['docs/validate.md', 'docs/settings.md', 'README.md', 'action.yml', '.pre-commit-hooks.yaml']
		.flatMap((path) => [
			...read(path).matchAll(
				/\brev: v(\S+)|name: kong-client-ip, version: ([^,\s]+)|kong-client-ip[@:]v?(\d[\d.]+)/g,
			),
		])
		.map(([, rev, chart, npm]) => rev ?? chart ?? npm);
	t.true(named.length >= 5);
	t.deepEqual([...new Set(named)], [version]);
});

test('the changelog begins with the version, or nothing is released yet', (t) => {
	const newest = newestSection(read('CHANGELOG.md'));
	t.true(newest === undefined || newest.version === version);
});

test('options that exclude each other, or do not exist, are refused in one sentence', (t) => {
	for (const args of [
		['--artefacts', '--dry-run'],
		['--artefacts', '--version', '1.0.0'],
		['--frob'],
		['1.0.0'],
	]) {
		const { message } = t.throws(() => parseReleaseArguments(args)) ?? { message: '' };
		t.false(message.includes('\n'), message);
	}
	t.is(parseReleaseArguments(['--dry-run', '-o', 'x']).output, 'x');
});
